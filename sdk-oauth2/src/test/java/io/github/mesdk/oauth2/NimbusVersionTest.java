package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Building an issuer with an older library of Nimbus fails with a message that says what to do. */
class NimbusVersionTest {
  private static final String MESSAGE_END =
      " is on the class path, but this SDK needs 11.38.2 or newer: add"
          + " com.nimbusds:oauth2-oidc-sdk of such a version to the build";

  @Test
  void theVersionOfTheBuildIsAcceptedAndIsTheOldest() throws Exception {
    assertThatCode(NimbusVersion::check).doesNotThrowAnyException();
    assertThat(Files.readString(Path.of("..", "pom.xml")))
        .contains("<nimbus-oauth2.version>" + NimbusVersion.OLDEST + "<");
  }

  @Test
  void anOlderVersionIsNamedIfItsManifestDoes() {
    LinkageError missing = new NoClassDefFoundError("TokenRequest$Builder");
    assertThat(NimbusVersion.tooOld("9.43.6", missing))
        .hasMessage("oauth2-oidc-sdk 9.43.6" + MESSAGE_END)
        .hasCause(missing);
    assertThat(NimbusVersion.tooOld(null, missing))
        .hasMessage("oauth2-oidc-sdk of an older version" + MESSAGE_END);
  }
}
