package io.github.mesdk.providers.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.ProviderContractTest;
import io.github.mesdk.testing.Files;
import java.net.URI;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class MicrosoftGraphTest extends ProviderContractTest<GraphUser> {

  MicrosoftGraphTest() {
    super("microsoft");
  }

  @Override
  protected IdentityProvider<GraphUser> providerAt(URI baseUrl) {
    return MicrosoftGraph.at(baseUrl);
  }

  @Override
  protected void assertRequest(RecordedRequest request) {
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getTarget()).isEqualTo("/v1.0/me");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
  }

  @Test
  void thePropertiesOfTheAnswerCanBeSelected() throws Exception {
    answer(200, Files.text("microsoft/me.json"));
    GraphUser me = client().me(MicrosoftGraph.select("displayName", "accountEnabled"));
    assertThat(me.identity().active()).contains(true);
    assertThat(receivedRequest().getUrl().queryParameter("$select"))
        .isEqualTo("id,displayName,accountEnabled");
  }

  @Test
  void theIdIsSelectedEvenIfNoOtherPropertyIs() throws Exception {
    answer(200, Files.text("microsoft/me-minimal.json"));
    client().me(MicrosoftGraph.select());
    assertThat(receivedRequest().getUrl().queryParameter("$select")).isEqualTo("id");
  }

  @Test
  void theNameIsJoinedIfThereIsNoDisplayName() {
    GraphUser.Builder me = GraphUser.builder().id("1").givenName("Ada").surname("Lovelace");
    assertThat(me.build().identity().name()).contains("Ada Lovelace");
    assertThat(me.displayName(" ").build().identity().name()).contains("Ada Lovelace");
  }

  @Test
  void theGlobalServiceIsTheDefault() {
    assertThat(MicrosoftGraph.provider().baseUrl())
        .isEqualTo(URI.create("https://graph.microsoft.com"));
  }
}
