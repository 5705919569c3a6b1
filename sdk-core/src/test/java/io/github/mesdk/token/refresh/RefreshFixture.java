package io.github.mesdk.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.error.MeException;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.FakeClock;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import mockwebserver3.MockWebServer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A login in a store, and a scripted token endpoint of one kind. */
public abstract class RefreshFixture {
  protected final MockWebServer server = NoDelaySockets.newServer();
  protected final FakeClock clock = new FakeClock();
  protected final Deadline far = Deadline.after(Duration.ofMinutes(10));

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** The provider under test, without a cache, for the login in {@code store}. */
  protected abstract TokenProvider source(TokenStore store);

  /** The body of a 400 reply that reports an invalid refresh token. */
  protected abstract String invalidRefreshToken();

  /** The owner of the logins of {@link #source}. */
  protected abstract LoginOwner owner();

  /** Returns the login, claimed by {@link #owner}. */
  protected final StoredTokens own(StoredTokens login) {
    return owner().claim(login, "the store");
  }

  protected final URI origin() {
    return Servers.origin(server);
  }

  protected final void answer(int status, String body) {
    server.enqueue(Servers.json(status, body));
  }

  /** A success: an access token for an hour, and a refresh token if it is not empty. */
  protected final void answerTokens(String access, String refresh) {
    answer(
        200,
        "{\"token_type\":\"Bearer\",\"access_token\":\"%s\",\"expires_in\":3600%s}"
            .formatted(access, refresh.isEmpty() ? "" : ",\"refresh_token\":\"" + refresh + "\""));
  }

  protected final AccessToken expiring(String value, long seconds) {
    return AccessToken.of(value, clock.instant().plusSeconds(seconds));
  }

  /** A store with this login. */
  protected final TokenStore storeWith(StoredTokens login) {
    TokenStore store = TokenStore.inMemory();
    put(store, login);
    return store;
  }

  protected final void put(TokenStore store, StoredTokens login) {
    store.update(far, before -> Optional.of(login));
  }

  protected final Optional<String> refreshToken(TokenStore store) {
    return store.read(far).flatMap(StoredTokens::refreshToken);
  }

  /** The number of requests to the endpoint. */
  protected final int requests() {
    return server.getRequestCount();
  }

  /** The body of the next request. */
  protected final String body() throws InterruptedException {
    return String.valueOf(server.takeRequest().getBody().utf8());
  }

  protected static <E extends MeException> E failure(Class<E> type, ThrowingCallable call) {
    E failure = catchThrowableOfType(type, call);
    assertThat(failure).describedAs("expected a failure").isNotNull();
    return failure;
  }
}
