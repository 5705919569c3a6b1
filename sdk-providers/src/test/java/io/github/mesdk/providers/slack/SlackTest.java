package io.github.mesdk.providers.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.model.Membership;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.ProviderContractTest;
import io.github.mesdk.testing.Files;
import java.net.URI;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class SlackTest extends ProviderContractTest<SlackUser> {

  SlackTest() {
    super("slack");
  }

  @Override
  protected IdentityProvider<SlackUser> providerAt(URI baseUrl) {
    return Slack.provider().at(baseUrl);
  }

  @Override
  protected void assertRequest(RecordedRequest request) {
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getTarget()).isEqualTo("/api/auth.test");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
  }

  @Test
  void theMissingScopesAreNamed() {
    answer(200, Files.text("slack/error-scope.json").replace("__CODE__", "missing_scope"));
    assertThat(((ApiException) failure()).error().missingScopes())
        .containsExactly("users:read", "users:read.email");
  }

  @Test
  void aRateLimitSaysHowLongToWait() {
    server.enqueue(
        new MockResponse.Builder()
            .code(429)
            .setHeader("Retry-After", "30")
            .body("{\"ok\":false,\"error\":\"ratelimited\"}")
            .build());
    RateLimitedException limited = (RateLimitedException) failure();
    assertThat(limited.error().retryAfter()).contains(Duration.ofSeconds(30));
  }

  @Test
  void theTenantIsTheWorkspaceOrElseTheOrganization() {
    SlackUser.Builder user = SlackUser.builder().userId("U1");
    assertThat(user.build().identity().tenant()).isEmpty();
    assertThat(user.enterpriseId("E1").build().identity().tenant()).contains("E1");
    assertThat(user.teamId("T1").team("Tea").build().identity().tenant()).contains("T1");
    assertThat(user.build().identity().organizations())
        .containsExactly(Membership.builder().id("T1").name("Tea").build());
    assertThat(user.teamId("").build().identity().tenant()).contains("E1");
  }

  @Test
  void theHostedServiceIsTheDefault() {
    assertThat(Slack.provider().baseUrl()).isEqualTo(URI.create("https://slack.com"));
  }
}
