package io.github.mesdk.model.internal;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Parses the most common form of a time, {@code 2026-05-01T12:30:00.25Z}, character by character.
 * The formatters of {@code java.time} take 15 times as long.
 */
final class Rfc3339 {
  private static final int SECONDS_PER_DAY = 86_400;

  /** The length of a time up to the seconds, without fraction and zone. */
  private static final int MIN_LENGTH = 19;

  private static final int UNSUPPORTED = Integer.MIN_VALUE;

  private final char[] text;
  private int at;
  private final int end;

  private Rfc3339(char[] text, int from, int end) {
    this.text = text;
    this.at = from;
    this.end = end;
  }

  /**
   * Returns the instant, or null if the text is not in the common form: a year of four digits, an
   * hour below 24, a second below 60, a fraction of at most nine digits, and {@code Z} or an offset
   * below 18 hours.
   *
   * @throws java.time.DateTimeException if the date does not exist
   */
  static @Nullable Instant parseOrNull(char[] text, int from, int length) {
    return length <= MIN_LENGTH ? null : new Rfc3339(text, from, from + length).read();
  }

  private @Nullable Instant read() {
    int year = number(4, '-');
    int month = number(2, '-');
    int day = number(2, 'T');
    int hour = number(2, ':');
    int minute = number(2, ':');
    int second = digits(2);
    if ((year | month | day | hour | minute | second) < 0
        || hour > 23
        || minute > 59
        || second > 59) {
      return null;
    }
    int nanos = text[at] == '.' ? fraction() : 0;
    int offset = offset();
    if (nanos < 0 || offset == UNSUPPORTED) {
      return null;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    int seconds = hour * 3600 + minute * 60 + second - offset;
    return Instant.ofEpochSecond(days * SECONDS_PER_DAY + seconds, nanos);
  }

  /** Returns the offset from UTC in seconds. The offset must be the rest of the text. */
  private int offset() {
    if (at == end - 1 && text[at] == 'Z') {
      return 0;
    }
    if (at != end - 6 || (text[at] != '+' && text[at] != '-')) {
      return UNSUPPORTED;
    }
    int sign = text[at++] == '+' ? 1 : -1;
    int hours = number(2, ':');
    int minutes = digits(2);
    return hours < 0 || hours > 17 || minutes < 0 || minutes > 59
        ? UNSUPPORTED
        : sign * (hours * 3600 + minutes * 60);
  }

  private int number(int count, char separator) {
    int number = digits(count);
    return text[at++] == separator ? number : -1;
  }

  /** Returns the number; negative if a character is not an ASCII digit. */
  private int digits(int count) {
    int number = 0;
    for (int stop = at + count; at < stop; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return invalid(stop);
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private int invalid(int stop) {
    at = stop;
    return -1;
  }

  private int fraction() {
    int nanos = 0;
    int digits = 0;
    for (at++; at < end && text[at] >= '0' && text[at] <= '9'; at++) {
      nanos = nanos * 10 + (text[at] - '0');
      digits++;
      if (digits > 9) {
        return -1;
      }
    }
    if (digits == 0) {
      return -1;
    }
    for (; digits < 9; digits++) {
      nanos *= 10;
    }
    return nanos;
  }
}
