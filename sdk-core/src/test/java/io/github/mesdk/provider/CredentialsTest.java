package io.github.mesdk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.testing.Providers;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A description names the live credentials in its answers. */
class CredentialsTest {
  private static final URI ADDRESS = URI.create("https://own.example.com");

  private static IdentityProviderBuilder<AuthInfo> description() {
    return IdentityProvider.builder("own", AuthInfo.class).baseUrl(ADDRESS);
  }

  @Test
  void onlyTheAnswerOfPulseHoldsACredential() {
    assertThat(Providers.all().filter(provider -> !provider.credentials().isEmpty()))
        .singleElement()
        .satisfies(pulse -> assertThat(pulse.name()).isEqualTo("pulse"))
        .satisfies(pulse -> assertThat(pulse.credentials()).containsExactly("token"))
        .satisfies(pulse -> assertThat(pulse.at(ADDRESS).credentials()).containsExactly("token"));
  }

  @Test
  void credentialsMayBeAnywhereInTheAnswer() {
    assertThat(description().credentials("token", "sessions.key").build().credentials())
        .containsExactly("token", "sessions.key");
    assertThat(description().payload("result").credentials("result.token").build().credentials())
        .containsExactly("result.token");
    assertThat(description().credentials("result.token").payload("result").build().credentials())
        .isEqualTo(List.of("result.token"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", ".token", "token.", "session..token"})
  void aPathWithAnEmptyNameIsRejected(String path) {
    assertThatThrownBy(description().credentials("token", path)::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("credentials(\"" + path + "\") must be the path of a member of the answer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "result", "result.", "results.token", "result.sessions..key"})
  void aPathOutsideTheAnswerIsRejected(String path) {
    assertThatThrownBy(description().payload("result").credentials(path)::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "credentials(\""
                + path
                + "\") must be the path of a member of the answer, which is in \"result\"");
  }

  @Test
  void descriptionsThatAreBuiltAlikeAreEqual() {
    assertThat(Providers.all())
        .containsExactlyElementsOf(Providers.all().toList())
        .doesNotHaveDuplicates();
    assertThat(Providers.all().map(Object::hashCode))
        .containsExactlyElementsOf(Providers.all().map(Object::hashCode).toList());
  }
}
