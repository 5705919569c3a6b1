package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final Secrets SECRETS = Secrets.of("harmless", "s3cr/t Key");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cr/t Key",
        "before s3cr/t Key after",
        "S3CR/T KEY",
        "?token=s3cr%2Ft+Key",
        "czNjci90IEtleQ==",
        "Basic czNjci90IEtleQ",
        "?token=s3cr%2Ft%20Key",
        "Basic YWRhOnMzY3IvdCBLZXk=", // ada:s3cr/t Key
        "Basic YWRhNDpzM2NyL3QgS2V5", // ada4:s3cr/t Key
        "Basic YWRhNDI6czNjci90IEtleQ==", // ada42:s3cr/t Key
      })
  void findsASecretInEveryForm(String text) {
    assertThatThrownBy(() -> SECRETS.assertAbsentFrom(text))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage("the text shows secret number 2");
  }

  static Stream<Throwable> leakingThrowables() {
    String secret = "s3cr/t Key";
    Throwable suppressing = new IllegalStateException("outer");
    suppressing.addSuppressed(new IllegalStateException("a", new RuntimeException(secret)));
    Throwable circle = new IllegalStateException("outer", suppressing);
    suppressing.addSuppressed(circle);
    Throwable translated =
        new RuntimeException("message") {
          private static final long serialVersionUID = 1L;

          @Override
          public String getLocalizedMessage() {
            return secret;
          }
        };
    return Stream.of(
        new RuntimeException(secret),
        new RuntimeException("outer", new RuntimeException(secret)),
        suppressing,
        circle,
        translated);
  }

  @ParameterizedTest
  @MethodSource("leakingThrowables")
  void findsASecretAnywhereInAThrowable(Throwable throwable) {
    assertThatThrownBy(() -> SECRETS.assertAbsentFrom(throwable))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessageContaining("shows secret number 2")
        .hasMessageNotContaining("s3cr/t");
  }

  @Test
  void checksObjectsAndElementsOfArrays() {
    record Holder(String value) {}
    for (Object suspect :
        List.of(
            new Holder("s3cr/t Key"),
            Map.of("k", "s3cr/t Key"),
            new Object[] {"a", new RuntimeException("s3cr/t Key")})) {
      assertThatThrownBy(() -> SECRETS.assertAbsentFrom(suspect))
          .isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void passesIfThereIsNoSecret() {
    assertThatCode(
            () -> {
              SECRETS.assertAbsentFrom(null);
              SECRETS.assertAbsentFrom("s3cr");
              SECRETS.assertAbsentFrom(new RuntimeException((String) null));
              SECRETS.assertAbsentFrom(SECRETS);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void rejectsBlankSecrets() {
    assertThatThrownBy(() -> Secrets.of("a", " ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(Secrets::of).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void recordsBothStreamsAndRestoresThem() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    OutputRecording recording = OutputRecording.start();
    try (recording) {
      System.out.print("one ");
      System.err.print("two ");
      System.out.write('3');
    }
    assertThat(recording.text()).isEqualTo("one two 3");
    assertThat(System.out).isSameAs(out);
    assertThat(System.err).isSameAs(err);
  }
}
