package io.github.mesdk.providers.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.ProviderContractTest;
import io.github.mesdk.testing.Files;
import java.net.URI;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class GitLabTest extends ProviderContractTest<GitLabUser> {

  GitLabTest() {
    super("gitlab");
  }

  @Override
  protected IdentityProvider<GitLabUser> providerAt(URI baseUrl) {
    return GitLab.at(baseUrl);
  }

  @Override
  protected void assertRequest(RecordedRequest request) {
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getTarget()).isEqualTo("/api/v4/user");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
  }

  @Test
  void aPersonalAccessTokenIsSentInItsHeaderIfConfigured() throws Exception {
    answer(200, Files.text("gitlab/me-minimal.json"));
    MeClient.builder(GitLab.withPrivateToken(baseUrl())).build().me(MeRequest.ofToken(TOKEN));
    RecordedRequest request = receivedRequest();
    assertThat(request.getHeaders().get("PRIVATE-TOKEN")).isEqualTo(TOKEN);
    assertThat(request.getHeaders().get("Authorization")).isNull();
  }

  @Test
  void aRateLimitSaysHowLongToWait() {
    server.enqueue(
        new MockResponse.Builder()
            .code(429)
            .setHeader("RateLimit-Remaining", "0")
            .setHeader("RateLimit-Reset", "1767225630")
            .setHeader("Retry-After", "30")
            .body("Retry later")
            .build());
    RateLimitedException limited = (RateLimitedException) failure();
    assertThat(limited.error().retryAfter()).contains(Duration.ofSeconds(30));
  }

  @Test
  void theMissingScopesAreNamed() {
    answer(403, Files.text("gitlab/error-scope.json").replace("__CODE__", "insufficient_scope"));
    assertThat(((ApiException) failure()).error().missingScopes())
        .containsExactly("api", "read_user");
  }

  @Test
  void everyOtherStateIsInactive() {
    GitLabUser.Builder user = GitLabUser.builder().id(1);
    assertThat(user.build().identity().active()).isEmpty();
    assertThat(user.state("active").build().identity().active()).contains(true);
    assertThat(user.state("blocked").build().identity().active()).contains(false);
    assertThat(user.state("").build().identity().active()).contains(false);
  }

  @Test
  void theHostedServiceIsTheDefault() {
    assertThat(GitLab.provider().baseUrl()).isEqualTo(URI.create("https://gitlab.com"));
  }
}
