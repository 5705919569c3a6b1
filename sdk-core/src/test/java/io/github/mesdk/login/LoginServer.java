package io.github.mesdk.login;

import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * A small CloudBase. For refresh-0 it issues access-1 and refresh-1, and so on. A refresh token
 * that is used twice invalidates the login. Only the latest access token is valid, unless it was
 * revoked.
 */
final class LoginServer extends Dispatcher implements AutoCloseable {
  private static final String REFUSED = "{\"error\":\"%s\",\"error_description\":\"no\"}";

  private final MockWebServer server = NoDelaySockets.newServer();
  private final AtomicInteger latest = new AtomicInteger();
  private final AtomicInteger tokenRequests = new AtomicInteger();
  private final AtomicInteger reused = new AtomicInteger();
  private volatile int revoked;
  private volatile int lifetime = 7200;
  private volatile int status = 200;
  private volatile CountDownLatch rejections = new CountDownLatch(0);
  private volatile CountDownLatch open = new CountDownLatch(0);

  /** Starts a server on this machine. */
  LoginServer() throws IOException {
    server.setDispatcher(this);
    server.start();
  }

  /** The address of the server. */
  URI origin() {
    return Servers.origin(server);
  }

  /** The login under test. */
  LoginBuilder login(TokenStore store) {
    return CloudBaseLogin.refreshing(CloudBase.at(origin()), store);
  }

  /** A store with the refresh token for the first refresh. */
  static TokenStore signedIn() {
    TokenStore store = TokenStore.inMemory();
    store.update(
        Deadline.after(Duration.ofMinutes(1)), none -> Optional.of(StoredTokens.of("refresh-0")));
    return store;
  }

  /** The number of token requests, with any outcome. */
  int tokenRequests() {
    return tokenRequests.get();
  }

  /** The number of all requests. */
  int requests() {
    return server.getRequestCount();
  }

  /** The number of uses of a spent refresh token. */
  int reused() {
    return reused.get();
  }

  /** Sets the lifetime of new tokens. */
  void lifetime(int seconds) {
    lifetime = seconds;
  }

  /** Sets the status of the token endpoint; it issues tokens if it is 200. */
  void tokenStatus(int status) {
    this.status = status;
  }

  /** Holds replies of the token endpoint until the latch opens. */
  void answerTokensWhen(CountDownLatch open) {
    this.open = open;
  }

  /**
   * Revokes the access token. Its rejections are sent when {@code callers} requests have arrived.
   */
  void revoke(int callers) {
    rejections = new CountDownLatch(callers);
    revoked = latest.get();
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
    if (!request.getUrl().encodedPath().equals("/auth/v1/token")) {
      return me(String.valueOf(request.getHeaders().get("Authorization")));
    }
    return token(request.getBody() == null ? "" : request.getBody().utf8());
  }

  private MockResponse token(String body) throws InterruptedException {
    tokenRequests.incrementAndGet();
    open.await();
    if (status != 200) {
      return Servers.json(status, "<h1>down</h1>");
    }
    int used = Integer.parseInt(body.replaceAll(".*refresh-(\\d+).*", "$1"));
    if (!latest.compareAndSet(used, used + 1)) {
      reused.incrementAndGet();
      latest.set(-1);
      return Servers.json(400, REFUSED.formatted("invalid_grant"));
    }
    return Servers.json(
        200,
        """
        {"token_type":"bearer","access_token":"access-%d","refresh_token":"refresh-%d",
         "expires_in":%d,"scope":"user","sub":"7","groups":["a"]}\
        """
            .formatted(used + 1, used + 1, lifetime));
  }

  private MockResponse me(String authorization) throws InterruptedException {
    int sent = Integer.parseInt(authorization.replaceAll("\\D+", "0"));
    if (sent == latest.get() && sent != revoked) {
      return Servers.json(200, "{\"sub\":\"7\"}");
    }
    rejections.countDown();
    rejections.await();
    return Servers.json(401, REFUSED.formatted("unauthenticated"));
  }

  @Override
  public void close() {
    server.close();
  }
}
