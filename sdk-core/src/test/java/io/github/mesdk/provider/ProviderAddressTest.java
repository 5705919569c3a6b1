package io.github.mesdk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.model.testiny.AuthInfo;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** A provider has an address, and one method that moves it to another. */
class ProviderAddressTest {
  private static final URI ELSEWHERE = URI.create("https://test.example.com/prefix");

  @Test
  void aDescriptionWithoutOneIsRefusedWithWhatToDo() {
    assertThatThrownBy(IdentityProvider.builder("own", AuthInfo.class).get("/me")::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("own has no address: set baseUrl or endpoint");
  }

  @Test
  void movingAProviderKeepsAllElse() {
    IdentityProvider<AuthInfo> moved = Testiny.provider().at(ELSEWHERE);
    assertThat(moved.baseUrl()).isEqualTo(ELSEWHERE);
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
    assertThat(Testiny.provider().baseUrl()).isNotEqualTo(ELSEWHERE);
  }

  @Test
  void placementsAreEqualWhenTheyAreTheSamePlace() {
    assertThat(Placement.header("X-Key"))
        .isEqualTo(Placement.header("X-Key"))
        .hasSameHashCodeAs(Placement.header("X-Key"))
        .isNotEqualTo(Placement.query("X-Key"))
        .hasToString("Placement{Header[name=X-Key]}");
    assertThat(Placement.bearer()).isEqualTo(Placement.bearer()).isNotEqualTo("bearer");
  }
}
