package io.github.mesdk.providers.gitea;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.ProviderContractTest;
import java.net.URI;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class GiteaTest extends ProviderContractTest<GiteaUser> {

  GiteaTest() {
    super("gitea");
  }

  @Override
  protected IdentityProvider<GiteaUser> providerAt(URI baseUrl) {
    return Gitea.at(baseUrl);
  }

  @Override
  protected void assertRequest(RecordedRequest request) {
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getTarget()).isEqualTo("/api/v1/user");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
  }

  @Test
  void aUserWhoMayNotSignInIsInactive() {
    GiteaUser.Builder user = GiteaUser.builder().id(1);
    assertThat(user.build().identity().active()).isEmpty();
    assertThat(user.prohibitLogin(false).build().identity().active()).isEmpty();
    assertThat(user.active(true).build().identity().active()).contains(true);
    assertThat(user.prohibitLogin(true).build().identity().active()).contains(false);
    assertThat(user.prohibitLogin(false).active(false).build().identity().active()).contains(false);
  }
}
