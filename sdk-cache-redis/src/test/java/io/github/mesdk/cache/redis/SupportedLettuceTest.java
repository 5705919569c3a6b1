package io.github.mesdk.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A store refuses a Lettuce with which its tests never ran, and says what to do. */
class SupportedLettuceTest {

  @Test
  void theVersionOfTheBuildIsAccepted() {
    assertThatCode(() -> SupportedLettuce.check()).doesNotThrowAnyException();
    assertThat(RedisClient.class.getPackage().getImplementationTitle()).isEqualTo("Lettuce");
  }

  @Test
  void theVersionOfAnApplicationThatContainsLettuceIsNotThatOfLettuce() {
    assertThatCode(() -> SupportedLettuce.check("My application", "1.0.0"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "6.5.5.RELEASE/abc1234, 6.5.5.RELEASE",
    "6.4.2.RELEASE, 6.4.2.RELEASE",
    "5.3.7.RELEASE, 5.3.7.RELEASE",
    "6.0.0.RC1/abc1234, 6.0.0.RC1"
  })
  void anOlderVersionIsNamedWithTheRemedy(String implementation, String shown) {
    assertThatThrownBy(() -> SupportedLettuce.check("Lettuce", implementation))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Lettuce "
                + shown
                + " is on the class path, but this SDK needs 6.6.0 or newer: add"
                + " io.lettuce:lettuce-core of such a version to the build");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "unknown", "6.6.0.RELEASE/643bd47", "6.10.0.RELEASE", "7.0.0.BETA2", "10.0.0"})
  void newerAndUnknownVersionsAreAccepted(String implementation) {
    assertThatCode(() -> SupportedLettuce.check("Lettuce", implementation))
        .doesNotThrowAnyException();
  }
}
