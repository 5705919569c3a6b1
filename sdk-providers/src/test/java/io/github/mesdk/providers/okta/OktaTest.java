package io.github.mesdk.providers.okta;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.ProviderContractTest;
import io.github.mesdk.testing.Files;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class OktaTest extends ProviderContractTest<OktaUser> {

  OktaTest() {
    super("okta");
  }

  @Override
  protected IdentityProvider<OktaUser> providerAt(URI baseUrl) {
    return Okta.at(baseUrl);
  }

  @Override
  protected void assertRequest(RecordedRequest request) {
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getTarget()).isEqualTo("/api/v1/users/me");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
  }

  @Test
  void anApiTokenHasASchemeOfItsOwn() throws Exception {
    answer(200, Files.text("okta/me-minimal.json"));
    MeClient.builder(Okta.withApiToken(baseUrl())).build().me(MeRequest.ofToken(TOKEN));
    assertThat(receivedRequest().getHeaders().get("Authorization")).isEqualTo("SSWS " + TOKEN);
  }

  @Test
  void aRateLimitSaysHowLongToWait() {
    server.enqueue(
        new MockResponse.Builder()
            .code(429)
            .setHeader("Date", "Thu, 01 Jan 2026 00:00:00 GMT")
            .setHeader("X-Rate-Limit-Remaining", "0")
            .setHeader("X-Rate-Limit-Reset", "1767225630")
            .body(Files.text("okta/error.json").replace("__CODE__", "E0000047"))
            .build());
    RateLimitedException limited = (RateLimitedException) failure();
    assertThat(limited.error().retryAfter()).contains(Duration.ofSeconds(30));
  }

  @Test
  void everyOtherStatusIsInactive() {
    OktaUser.Builder user = OktaUser.builder().id("1");
    assertThat(user.build().identity().active()).isEmpty();
    assertThat(user.status("ACTIVE").build().identity().active()).contains(true);
    for (String status : List.of("SUSPENDED", "LOCKED_OUT", "DEPROVISIONED", "active", "")) {
      assertThat(user.status(status).build().identity().active()).contains(false);
    }
  }

  @Test
  void theNameIsJoinedIfTheDisplayNameIsBlank() {
    OktaProfile.Builder profile =
        OktaProfile.builder().displayName("").firstName("Ada").lastName("Lovelace");
    OktaUser me = OktaUser.builder().id("1").profile(profile.build()).build();
    assertThat(me.identity().name()).contains("Ada Lovelace");
  }
}
