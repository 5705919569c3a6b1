package io.github.mesdk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.MeClient;
import io.github.mesdk.model.testiny.AuthInfo;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider has a URL, and {@link IdentityProvider#at} replaces it. */
class ProviderAddressTest {
  private static final URI OTHER_URL = URI.create("https://test.example.com/prefix");

  @Test
  void aProviderWithoutAUrlIsRejected() {
    assertThatThrownBy(IdentityProvider.builder("own", AuthInfo.class).get("/me")::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("own has no URL: set baseUrl or endpoint");
  }

  @Test
  void anotherBaseUrlKeepsTheOtherSettings() {
    IdentityProvider<AuthInfo> moved = Testiny.provider().at(OTHER_URL);
    assertThat(moved.baseUrl()).isEqualTo(OTHER_URL);
    assertThat(moved)
        .hasToString("testiny (GET https://test.example.com/prefix/account/me)")
        .extracting(
            IdentityProvider::name,
            IdentityProvider::path,
            IdentityProvider::subjects,
            IdentityProvider::errorFields)
        .containsExactly(
            "testiny",
            Testiny.provider().path(),
            Testiny.provider().subjects(),
            Testiny.provider().errorFields());
    assertThat(Testiny.provider().baseUrl()).isNotEqualTo(OTHER_URL);
  }

  /** Docker names its hosts so. {@link URI} finds no host in them, but OkHttp does. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://key_cloak",
        "https://key_cloak:8443/x",
        "https://a_b.c_d.example.com./x",
        "https://_:65535"
      })
  void aHostWithAnUnderscoreIsAccepted(String url) {
    assertThat(Testiny.provider().at(URI.create(url)).baseUrl()).isEqualTo(URI.create(url));
    MeClient.builder(Testiny.provider().at(URI.create(url))).build().close();
  }

  @ParameterizedTest
  @CsvSource({
    "https://key_cloak:65536, invalid character",
    "https://a_b..c, invalid character",
    "https://a_b$, invalid character",
    "https://user@key_cloak, user-info",
    "https://:pass@key_cloak, user-info"
  })
  void anInvalidHostWithAnUnderscoreIsRejected(String url, String problem) {
    assertThatThrownBy(() -> Testiny.provider().at(URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void placementsHaveValueEquality() {
    assertThat(Placement.header("X-Key"))
        .isEqualTo(Placement.header("X-Key"))
        .hasSameHashCodeAs(Placement.header("X-Key"))
        .isNotEqualTo(Placement.query("X-Key"))
        .hasToString("Placement{Header[name=X-Key]}");
    assertThat(Placement.bearer()).isEqualTo(Placement.bearer()).isNotEqualTo("bearer");
  }
}
