package io.github.mesdk.cache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that no store has written is no value. */
class ExpiringValueTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "x YQ==", "9999999999999 %", "99999999999999999999 YQ=="})
  void textOfAnotherFormatIsNoValue(String text) {
    assertThat(ExpiringValue.parse(text)).isNull();
  }
}
