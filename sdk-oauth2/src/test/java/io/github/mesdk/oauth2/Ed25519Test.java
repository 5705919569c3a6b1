package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of RFC 8037, appendix A.4. */
class Ed25519Test {
  private static final String KEY = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
  private static final byte[] INPUT =
      "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".getBytes(US_ASCII);
  private static final byte[] SIGNATURE =
      new Base64URL(
              "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg")
          .decode();

  private static OctetKeyPair key(String x) {
    return new OctetKeyPair.Builder(Curve.Ed25519, new Base64URL(x)).build();
  }

  @Test
  void aRightSignatureIsAccepted() {
    assertThat(Ed25519.verify(key(KEY), INPUT, SIGNATURE)).isTrue();
  }

  @Test
  void aChangedBitIsNotAccepted() {
    for (int i = 0; i < SIGNATURE.length; i++) {
      byte[] changed = SIGNATURE.clone();
      changed[i] ^= 1;
      assertThat(Ed25519.verify(key(KEY), INPUT, changed)).isFalse();
    }
    byte[] otherInput = INPUT.clone();
    otherInput[0] ^= 1;
    assertThat(Ed25519.verify(key(KEY), otherInput, SIGNATURE)).isFalse();
    assertThat(Ed25519.verify(key(KEY), INPUT, new byte[0])).isFalse();
    assertThat(Ed25519.verify(key(KEY), INPUT, new byte[65])).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AQAB",
        "_____________________________________________",
        "__________________________________________8",
        "AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURoA"
      })
  void anotherKeyOrNoKeyIsNotAccepted(String x) {
    assertThat(Ed25519.verify(key(x), INPUT, SIGNATURE)).isFalse();
  }
}
