package io.github.mesdk.model.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.PackageVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTokensTest {

  @Test
  void theLimitsBoundDepthAndTokens() {
    StreamReadConstraints limits = JsonTokens.newFactory().streamReadConstraints();
    assertThat(limits.getMaxNestingDepth()).isEqualTo(JsonTokens.MAX_DEPTH);
    assertThat(limits.getMaxTokenCount()).isEqualTo(JsonTokens.MAX_TOKENS);
  }

  /** Jackson 2.15 to 2.17 lack the method, and older versions the class. */
  @ParameterizedTest
  @ValueSource(classes = {NoSuchMethodError.class, NoClassDefFoundError.class})
  void aJacksonThatCannotLimitTokensIsNamedWithTheRemedy(Class<? extends LinkageError> missing)
      throws Exception {
    LinkageError error = missing.getConstructor(String.class).newInstance("missing");
    assertThatThrownBy(() ->
            JsonTokens.supported(() -> {
              throw error;
            }))
        .isInstanceOf(IllegalStateException.class)
        .hasCause(error)
        .hasMessage(
            "Jackson "
                + PackageVersion.VERSION
                + " is on the class path, but this SDK needs 2.18 or newer: add"
                + " com.fasterxml.jackson:jackson-bom of such a version to the build");
  }
}
