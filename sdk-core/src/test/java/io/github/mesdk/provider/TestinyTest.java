package io.github.mesdk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.testing.Files;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class TestinyTest extends ProviderContractTest<AuthInfo> {

  TestinyTest() {
    super("testiny");
  }

  @Override
  protected IdentityProvider<AuthInfo> providerAt(URI baseUrl) {
    return Testiny.provider().at(baseUrl);
  }

  @Override
  protected void assertRequest(RecordedRequest request) {
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getTarget()).isEqualTo("/account/me");
    assertThat(request.getHeaders().get("X-Api-Key")).isEqualTo(TOKEN);
    assertThat(request.getHeaders().get("Authorization")).isNull();
  }

  @Test
  void aBearerTokenIsSentIfConfigured() throws Exception {
    answer(200, Files.text("testiny/me-minimal.json"));
    MeClient.builder(Testiny.withBearer().at(baseUrl()))
        .tokenProvider(TokenProvider.of(TOKEN))
        .build()
        .me();
    RecordedRequest request = receivedRequest();
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
    assertThat(request.getHeaders().get("X-Api-Key")).isNull();
  }

  @Test
  void theDefaultBaseUrlIsTheHostedService() {
    assertThat(Testiny.provider().baseUrl()).isEqualTo(URI.create("https://app.testiny.io/api/v1"));
  }
}
