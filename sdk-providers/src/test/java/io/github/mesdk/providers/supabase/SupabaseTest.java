package io.github.mesdk.providers.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.ProviderContractTest;
import io.github.mesdk.testing.Files;
import io.github.mesdk.testing.Secrets;
import java.net.URI;
import java.time.Instant;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class SupabaseTest extends ProviderContractTest<SupabaseUser> {
  private static final String API_KEY = "sb_publishable_key";

  SupabaseTest() {
    super("supabase");
  }

  @Override
  protected IdentityProvider<SupabaseUser> providerAt(URI baseUrl) {
    return Supabase.at(baseUrl, API_KEY);
  }

  @Override
  protected void assertRequest(RecordedRequest request) {
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getTarget()).isEqualTo("/auth/v1/user");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
    assertThat(request.getHeaders().get("apikey")).isEqualTo(API_KEY);
  }

  @Test
  void aBanCountsUntilItEnds() {
    SupabaseUser.Builder user = SupabaseUser.builder().id("1");
    assertThat(user.build().identity().active()).contains(true);
    assertThat(user.bannedUntil(Instant.MAX).build().identity().active()).contains(false);
    assertThat(user.bannedUntil(Instant.EPOCH).build().identity().active()).contains(true);
    assertThat(user.deletedAt(Instant.EPOCH).build().identity().active()).contains(false);
  }

  @Test
  void onlyAVerifiedFactorProtectsTheAccount() {
    SupabaseUser.Builder user = SupabaseUser.builder().id("1");
    assertThat(user.build().identity().mfaEnabled()).isEmpty();
    user.addFactors(Factor.builder().status("unverified").build());
    assertThat(user.build().identity().mfaEnabled()).contains(false);
    user.addFactors(Factor.builder().status("verified").build());
    assertThat(user.build().identity().mfaEnabled()).contains(true);
  }

  @Test
  void theApiKeyIsShownNowhere() {
    answer(401, Files.text("supabase/error.json").replace("string", "No such key " + API_KEY));
    Secrets.assertAbsent(failure(), API_KEY);
    assertThat(providerAt(baseUrl())).asString().doesNotContain(API_KEY);
  }
}
