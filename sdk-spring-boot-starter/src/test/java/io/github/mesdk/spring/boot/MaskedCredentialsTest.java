package io.github.mesdk.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.SanitizableData;

class MaskedCredentialsTest {
  private static Object shown(String key) {
    return new MaskedCredentials().apply(new SanitizableData(null, key, "live")).getValue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mesdk.token",
        "mesdk.clientCredentials.clientSecret",
        "mesdk.client-credentials.client-secret",
        "mesdk.client_credentials.client_secret",
        "mesdk.clients.staff.token",
        "mesdk.clients[staff].token",
        "MESDK_TOKEN",
        "MESDK_CLIENT_CREDENTIALS_CLIENT_SECRET",
        "MESDK_CLIENTS_STAFF_CLIENTCREDENTIALS_CLIENTSECRET"
      })
  void aCredentialIsMasked(String key) {
    assertThat(shown(key)).isEqualTo(SanitizableData.SANITIZED_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mesdk.token-file", "mesdk.timeout", "other.token"})
  void anotherPropertyIsNot(String key) {
    assertThat(shown(key)).isEqualTo("live");
  }
}
