package io.github.mesdk.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests the custom provider with responses like those of GitHub. */
@Timeout(120)
class CustomProviderTest {
  private static final String ADA =
      """
      {"login": "ada", "id": 1815, "node_id": "MDQ6VXNlcjE4MTU=", "name": "Ada Lovelace",
       "avatar_url": "https://avatars.example.com/u/1815", "email": null, "plan": {"name": "pro"}}
      """;

  private final MockWebServer server = NoDelaySockets.newServer();

  @BeforeEach
  void start() throws Exception {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  private void answer(int status, String body, String... headers) {
    MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
    for (int i = 0; i < headers.length; i += 2) {
      response.setHeader(headers[i], headers[i + 1]);
    }
    server.enqueue(response.build());
  }

  private MeException failure() {
    MeClient<?> client =
        MeClient.builder(CustomProvider.GITHUB.at(address()))
            .tokenProvider(TokenProvider.of("gh-token"))
            .retryPolicy(RetryPolicy.none())
            .build();
    return catchThrowableOfType(MeException.class, client::me);
  }

  private static String error(String message) {
    return """
    {"message": "%s", "documentation_url": "https://docs.example.com", "status": "403"}
    """
        .formatted(message);
  }

  @Test
  void printsTheUserOfTheToken() throws Exception {
    answer(200, ADA);
    Program run =
        Program.run(CustomProvider.class, Map.of("GITHUB_TOKEN", "gh-token"), address().toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Identity{provider=github, ")
        .contains("subject=1815", "username=ada", "name=Ada Lovelace");
    RecordedRequest request = server.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/user");
    assertThat(request.getHeaders().values("Accept"))
        .containsExactly("application/vnd.github+json");
    assertThat(request.getHeaders().get("X-GitHub-Api-Version")).isEqualTo("2022-11-28");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer gh-token");
  }

  @Test
  void aBadTokenIsUnauthenticated() {
    answer(401, error("Bad credentials"));
    MeException failure = failure();
    assertThat(failure).isInstanceOf(UnauthenticatedException.class);
    assertThat(((UnauthenticatedException) failure).reason())
        .isEqualTo(UnauthenticatedReason.INVALID);
  }

  @Test
  void rateLimitsAndMissingRightsAreDistinguished() {
    answer(
        403,
        error("API rate limit exceeded for user ID 1815. If you reach out, name the request."),
        "x-ratelimit-remaining",
        "0",
        "x-ratelimit-reset",
        "60");
    RateLimitedException rateLimited = (RateLimitedException) failure();
    assertThat(rateLimited.retryable()).isTrue();
    assertThat(rateLimited.retryAfter()).contains(Duration.ofSeconds(60));
    assertThat(rateLimited.error().headers()).containsEntry("x-ratelimit-remaining", "0");

    answer(403, error("You have exceeded a secondary rate limit."), "Retry-After", "60");
    assertThat(((RateLimitedException) failure()).error().retryAfter()).isPresent();

    answer(403, error("Resource not accessible by integration"), "x-ratelimit-remaining", "4999");
    assertThat(((PermissionDeniedException) failure()).error().kind())
        .isEqualTo(ErrorKind.PERMISSION_DENIED);
  }

  @Test
  void anAnswerWithoutAnIdCannotBeDecoded() {
    answer(200, "{\"login\": \"ada\"}");
    assertThat((DecodeException) failure()).hasMessageEndingWith(": id is missing");
  }
}
