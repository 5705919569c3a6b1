package io.github.mesdk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.model.internal.Times;
import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "2024-01-01T00:00:00Z,2024-01-01T00:00:00Z",
    "2024-01-01t00:00:00z,2024-01-01T00:00:00Z",
    "2024-01-01T00:00:00.123456789Z,2024-01-01T00:00:00.123456789Z",
    "2024-01-01T02:00:00+02:00,2024-01-01T00:00:00Z",
    "2024-01-01T02:00:00+0200,2024-01-01T00:00:00Z",
    "2024-01-01T02:00:00.5-05:30,2024-01-01T07:30:00.5Z",
    "2024-01-01T00:00:00,2024-01-01T00:00:00Z",
    "2024-01-01T00:00:00.25,2024-01-01T00:00:00.25Z",
    "2016-12-31T23:59:60Z,2016-12-31T23:59:59Z",
    "9999-12-31T23:59:59.999999999Z,9999-12-31T23:59:59.999999999Z",
    "0000-01-01T00:00:00Z,0000-01-01T00:00:00Z",
  })
  void validTimesAreParsed(String text, Instant expected) {
    assertThat(Times.parse(text)).isEqualTo(expected);
    assertThat(Times.parseIfTime(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2024-01-01",
        "2024-02-30T00:00:00Z",
        "2024-02-30T00:00:00+02:00",
        "2024-02-30T00:00:00z",
        "2024-02-30T00:00:00",
        "2024-01-01T25:00:00Z",
        "2024-01-01T00:00:00ZZ",
        "2024-01-01T00:00:00zz",
        "2024-01-01T00:00:00+00:00z",
        " 2024-01-01T00:00:00Z",
        "ISO8601 UTC datetime",
        "+12024-01-01T00:00:00Z",
        "9999-12-31T23:59:59-00:01",
        "0000-01-01T00:00:00+00:01",
        "-0001-12-31T23:59:59Z",
        "1700000000"
      })
  void invalidTimesAreRejected(String text) {
    assertThatThrownBy(() -> Times.parse(text)).isInstanceOf(DateTimeException.class);
    assertThat(Times.parseIfTime(text)).isEmpty();
  }
}
