package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The algorithm that a client is registered for; {@link ConformanceTest} uses it. */
class IdTokenAlgorithmTest {
  @ParameterizedTest
  @CsvSource({"HS256,32", "HS384,48", "HS512,64"})
  void aSecretMustBeAsLongAsTheHash(String algorithm, int bytes) {
    OAuth2Client exact = OAuth2Client.basic("app", "s".repeat(bytes));
    assertThat(exact.withIdTokenAlgorithms(Set.of(algorithm)).isIdTokenSignedWithSecret()).isTrue();
    OAuth2Client tooShort = OAuth2Client.post("app", "s".repeat(bytes - 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tooShort.withIdTokenAlgorithms(Set.of(algorithm)))
        .withMessage(
            "the algorithm %s requires a client secret of at least %d bytes", algorithm, bytes);
  }

  @Test
  void aClientWithoutASecretHasNoSymmetricAlgorithm() {
    for (OAuth2Client client :
        new OAuth2Client[] {
          OAuth2Client.none("app"), OAuth2Client.privateKeyJwt("app", Keys.RSA.toJSONString())
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> client.withIdTokenAlgorithms(Set.of("HS256")))
          .withMessageContaining("requires a client secret");
      assertThat(client.withIdTokenAlgorithms(Set.of("EdDSA")).isIdTokenSignedWithSecret())
          .isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "", "ES256K", "hs256", "RSA-OAEP", "HS1"})
  void anAlgorithmThatIsNotSupportedIsRefused(String algorithm) {
    OAuth2Client client = OAuth2Client.basic("app", TokenSigner.SECRET);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.withIdTokenAlgorithms(Set.of(algorithm)))
        .withMessageContaining("not supported");
  }

  @Test
  void aClientMustAcceptAnAlgorithm() {
    OAuth2Client client = OAuth2Client.none("app");
    assertThatIllegalArgumentException().isThrownBy(() -> client.withIdTokenAlgorithms(Set.of()));
  }

  @Test
  void theCopyKeepsEverythingElse() {
    OAuth2Client client = OAuth2Client.basic("app", TokenSigner.SECRET);
    OAuth2Client copy = client.withIdTokenAlgorithms(Set.of("HS256"));
    assertThat(copy.clientId()).isEqualTo("app");
    assertThat(copy.secrets(null)).isEqualTo(client.secrets(null));
    assertThat(copy.toString()).isEqualTo(client.toString()).doesNotContain("canary");
    assertThat(client.idTokenAlgorithms()).isEqualTo(JwtVerifier.ALGORITHMS);
  }
}
