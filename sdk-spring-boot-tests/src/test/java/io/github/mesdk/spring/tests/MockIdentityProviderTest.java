package io.github.mesdk.spring.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.spring.test.AutoConfigureMockIdentityProvider;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(
    classes = ServletApp.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "mesdk.issuer=https://id.example.com",
      "mesdk.timeout=30s",
      "spring.main.web-application-type=servlet"
    })
@AutoConfigureMockIdentityProvider
class MockIdentityProviderTest {
  @Autowired MockIdentityProvider provider;

  @Value("${local.server.port}")
  int port;

  @Test
  void theConfiguredClientAsksTheProviderOfTheTest() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/me"))
            .header("Authorization", "Bearer " + provider.token(MockSystem.OIDC))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(provider.count(MockSystem.OIDC)).isEqualTo(1);
  }
}
