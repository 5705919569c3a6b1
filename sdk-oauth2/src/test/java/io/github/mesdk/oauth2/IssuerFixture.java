package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.error.MeException;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An issuer with queued replies and a clock that only the test advances. */
abstract class IssuerFixture {
  static final OAuth2Client CLIENT = OAuth2Client.basic("app", "hush-hush");
  static final OAuth2Client PUBLIC = OAuth2Client.none("my-tool");

  final MockWebServer server = NoDelaySockets.newServer();
  final FakeClock clock = new FakeClock();
  final TokenStore store = TokenStore.inMemory();

  @BeforeEach
  void startServer() throws IOException {
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(20));
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getPort() + path);
  }

  OAuth2IssuerBuilder builder() {
    return OAuth2Issuer.builder(at("/realm")).clock(clock, clock).sleeper(clock);
  }

  OAuth2Issuer issuer() {
    return builder()
        .tokenEndpoint(at("/token"))
        .authorizationEndpoint(at("/authorize"))
        .deviceAuthorizationEndpoint(at("/device"))
        .pushedAuthorizationRequestEndpoint(at("/par"))
        .userInfoEndpoint(at("/userinfo"))
        .jwksUri(at("/keys"))
        .build();
  }

  static MockResponse reply(int status, String mediaType, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", mediaType)
        .body(body)
        .build();
  }

  void answer(int status, String json) {
    server.enqueue(reply(status, "application/json", json.replace('\'', '"')));
  }

  /** Queues a reply with an access token that is valid for {@code seconds}. */
  void answerToken(String token, long seconds, String... more) {
    answer(
        200,
        "{'access_token':'%s','token_type':'Bearer','expires_in':%d%s}"
            .formatted(token, seconds, String.join("", more)));
  }

  void refuse(int status, String code) {
    answer(status, "{'error':'" + code + "'}");
  }

  RecordedRequest takeRequest() throws InterruptedException {
    RecordedRequest request = server.takeRequest(10, TimeUnit.SECONDS);
    assertThat(request).isNotNull();
    return request;
  }

  /** Returns the parameters of a posted form. */
  static Map<String, String> form(RecordedRequest request) {
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getHeaders().get("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
    assertThat(request.getHeaders().get("User-Agent")).startsWith("mesdk/");
    return parameters(request.getBody().utf8());
  }

  static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new TreeMap<>();
    Arrays.stream(query.isEmpty() ? new String[0] : query.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> {
          String value = URLDecoder.decode(pair[1], StandardCharsets.UTF_8);
          parameters.merge(pair[0], value, (one, other) -> one + "|" + other);
        });
    return parameters;
  }

  static MeException failure(ThrowingCallable call) {
    MeException failure = catchThrowableOfType(MeException.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }

  void signIn(StoredTokens tokens) {
    store.update(soon(), none -> Optional.of(tokens));
  }

  Optional<StoredTokens> stored() {
    return store.read(soon());
  }

  AccessToken endingIn(String token, long seconds) {
    return AccessToken.of(token, clock.instant().plusSeconds(seconds));
  }
}
