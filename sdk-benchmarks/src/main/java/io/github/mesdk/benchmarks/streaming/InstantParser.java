package io.github.mesdk.benchmarks.streaming;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Parses times such as {@code 2026-05-01T12:30:00.250Z}, the form that nearly all services write.
 */
final class InstantParser {
  private InstantParser() {}

  /** Parses {@code length} characters of {@code text}. The JDK parses times in other forms. */
  static Instant parse(char[] text, int from, int length) {
    int end = from + length - 1;
    if (length < 20 || length > 30 || text[end] != 'Z' || text[from + 10] != 'T') {
      return Instant.parse(new String(text, from, length));
    }
    long day =
        LocalDate.of(
                number(text, from, from + 4),
                number(text, from + 5, from + 7),
                number(text, from + 8, from + 10))
            .toEpochDay();
    int seconds =
        number(text, from + 11, from + 13) * 3600
            + number(text, from + 14, from + 16) * 60
            + number(text, from + 17, from + 19);
    return Instant.ofEpochSecond(day * 86_400 + seconds, fraction(text, from + 20, end));
  }

  private static int fraction(char[] text, int from, int end) {
    int nanos = 0;
    for (int i = 0; i < 9; i++) {
      nanos = nanos * 10 + (from + i < end ? text[from + i] - '0' : 0);
    }
    return nanos;
  }

  private static int number(char[] text, int from, int end) {
    int number = 0;
    for (int i = from; i < end; i++) {
      number = number * 10 + (text[i] - '0');
    }
    return number;
  }
}
