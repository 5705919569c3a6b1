package io.github.mesdk.providers.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.ProviderContractTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubTest extends ProviderContractTest<GitHubUser> {

  GitHubTest() {
    super("github");
  }

  @Override
  protected IdentityProvider<GitHubUser> providerAt(URI baseUrl) {
    return GitHub.at(baseUrl);
  }

  @Override
  protected void assertRequest(RecordedRequest request) {
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getTarget()).isEqualTo("/user");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
    assertThat(request.getHeaders().get("X-GitHub-Api-Version")).isEqualTo("2022-11-28");
  }

  @Test
  void anExceededRateLimitHasStatus403AndSaysWhenItEnds() {
    server.enqueue(
        new MockResponse.Builder()
            .code(403)
            .setHeader("Date", "Thu, 01 Jan 2026 00:00:00 GMT")
            .setHeader("x-ratelimit-remaining", "0")
            .setHeader("x-ratelimit-reset", "1767225630")
            .body("{\"message\":\"API rate limit exceeded\"}")
            .build());
    RateLimitedException limited = (RateLimitedException) failure();
    assertThat(limited.error().retryAfter()).contains(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 429})
  void aSecondaryRateLimitSaysHowLongToWaitAlthoughRequestsRemain(int status) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Retry-After", "60")
            .setHeader("x-ratelimit-remaining", "14")
            .body("{\"message\":\"You have exceeded a secondary rate limit\"}")
            .build());
    RateLimitedException limited = (RateLimitedException) failure();
    assertThat(limited.error().retryAfter()).contains(Duration.ofSeconds(60));
  }

  @Test
  void aMissingPermissionIsNoRateLimit() {
    server.enqueue(
        new MockResponse.Builder()
            .code(403)
            .setHeader("x-ratelimit-remaining", "14")
            .setHeader("x-ratelimit-reset", "1767225630")
            .body("{\"message\":\"Resource not accessible by integration\"}")
            .build());
    assertThat(failure()).isInstanceOf(PermissionDeniedException.class);
  }

  @Test
  void aRejectedTokenIsNoRateLimitEvenIfNoRequestRemains() {
    server.enqueue(
        new MockResponse.Builder()
            .code(401)
            .setHeader("x-ratelimit-remaining", "0")
            .body("{\"message\":\"Bad credentials\"}")
            .build());
    assertThat(failure()).isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void onlyASuspensionDecidesWhetherTheUserIsActive() {
    GitHubUser.Builder user = GitHubUser.builder().id(1);
    assertThat(user.build().identity().active()).isEmpty();
    assertThat(user.suspendedAt(Instant.EPOCH).build().identity().active()).contains(false);
  }

  @Test
  void theHostedServiceIsTheDefault() {
    assertThat(GitHub.provider().baseUrl()).isEqualTo(URI.create("https://api.github.com"));
  }
}
