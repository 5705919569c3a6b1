package io.github.mesdk.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.Identity;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Tests the description with responses that Parse Server 9.10.0 sent. */
@Timeout(120)
class ParseServerTest {
  private static final String TOKEN = "r:55d5301f6db15484206a8c3afb384a7e";

  private final MockWebServer server = NoDelaySockets.newServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private MeClient<ParseUser> client() {
    URI baseUrl = URI.create("http://127.0.0.1:" + server.getPort() + "/parse");
    return MeClient.builder(ParseServer.at(baseUrl, "app"))
        .tokenProvider(TokenProvider.of(TOKEN))
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private static String fixture(String name) throws IOException {
    try (InputStream in = ParseServerTest.class.getResourceAsStream("/fixtures/parse/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theUserIsReadWithTheHeadersOfParse() throws Exception {
    answer(200, fixture("me.json"));
    ParseUser user = client().me();
    Identity identity = user.identity();
    assertThat(identity.subject()).isEqualTo("AyZkw0PPFJ");
    assertThat(identity.username()).contains("ada");
    assertThat(identity.name()).contains("Ada Lovelace");
    assertThat(identity.email()).contains("ada@example.com");
    assertThat(identity.emailVerified()).isEmpty();
    assertThat(user.toString()).doesNotContain(TOKEN);
    RecordedRequest request = server.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/parse/users/me");
    assertThat(request.getHeaders().get("X-Parse-Session-Token")).isEqualTo(TOKEN);
    assertThat(request.getHeaders().get("X-Parse-Application-Id")).isEqualTo("app");
    assertThat(request.getHeaders().get("Authorization")).isNull();
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "/fixtures/parse/errors.csv",
      numLinesToSkip = 1,
      quoteCharacter = '\'')
  void everyFailureIsRecognized(
      int status, String body, ErrorKind kind, UnauthenticatedReason reason, boolean retryable) {
    answer(status, body);
    ApiException failure = catchThrowableOfType(ApiException.class, client()::me);
    ApiError error = failure.error();
    assertThat(error.kind()).isEqualTo(kind);
    assertThat(error.reason()).isEqualTo(Optional.ofNullable(reason));
    assertThat(failure.retryable()).isEqualTo(retryable);
  }

  @Test
  void theWaitAfterARateLimitIsRead() {
    server.enqueue(
        new MockResponse.Builder()
            .code(429)
            .setHeader("Retry-After", "2")
            .body("{\"code\":100,\"error\":\"Too many requests.\"}")
            .build());
    ApiException failure = catchThrowableOfType(ApiException.class, client()::me);
    assertThat(failure.error().retryAfter()).contains(Duration.ofSeconds(2));
  }

  @Test
  void anAnswerWithoutAnIdCannotBeDecoded() {
    answer(200, "{\"username\":\"ada\"}");
    DecodeException failure = catchThrowableOfType(DecodeException.class, client()::me);
    assertThat(failure).hasMessageContaining("objectId");
  }
}
