package io.github.mesdk.model.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses times for all models. */
public final class Times {
  /** The maximum length of the text. The longest valid time has 45 characters. */
  private static final int MAX_LENGTH = 64;

  /**
   * The maximum number of digits before the decimal point: enough for any year below 10000, and few
   * enough for a {@code long}.
   */
  private static final int MAX_DIGITS = 18;

  private static final long YEAR_0 = -62_167_219_200L;
  private static final long YEAR_10000 = 253_402_300_800L;

  private Times() {}

  /**
   * A separate class, because most applications read only the common form of a time and then never
   * load a formatter.
   */
  private static final class IsoFormats {
    /**
     * Created on first use. In a static initializer, an {@code OutOfMemoryError} would make the
     * class unusable until the JVM ends.
     */
    private static volatile @Nullable IsoFormats formats;

    private final DateTimeFormatter iso = withOffset("+HH:MM:ss");

    /** Some servers omit the colon in the offset. */
    private final DateTimeFormatter isoWithoutColon = withOffset("+HHmm");

    static IsoFormats get() {
      IsoFormats known = formats;
      if (known == null) {
        known = new IsoFormats();
        formats = known;
      }
      return known;
    }

    private static DateTimeFormatter withOffset(String pattern) {
      return new DateTimeFormatterBuilder()
          .parseCaseInsensitive() // RFC 3339, section 5.6, allows lower-case "t" and "z"
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset(pattern, "Z")
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT); // otherwise November 31 becomes November 30
    }

    Instant parse(String text) {
      if (text.endsWith("Z")) {
        return Instant.parse(text); // the only parser that supports the leap second of RFC 3339
      }
      DateTimeFormatter form = hasOffsetWithoutColon(text) ? isoWithoutColon : iso;
      TemporalAccessor parsed = form.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      return parsed instanceof OffsetDateTime time
          ? time.toInstant()
          : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
    }

    private static boolean hasOffsetWithoutColon(String text) {
      int sign = text.length() - "+hhmm".length();
      return sign >= 0 && (text.charAt(sign) == '+' || text.charAt(sign) == '-');
    }
  }

  /**
   * Parses an ISO-8601 date and time. A time without a zone is UTC.
   *
   * @throws DateTimeException if {@code text} is not an ISO-8601 date and time of the years 0 to
   *     9999
   */
  public static Instant parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new DateTimeException("the text is too long for a time");
    }
    return parse(text.toCharArray(), 0, text.length());
  }

  /**
   * Parses a part of {@code text} as an ISO-8601 date and time. A time without a zone is UTC.
   *
   * @throws DateTimeException if the part is not an ISO-8601 date and time of the years 0 to 9999
   */
  public static Instant parse(char[] text, int from, int length) {
    if (length > MAX_LENGTH) {
      throw new DateTimeException("the text is too long for a time");
    }
    Instant instant = Rfc3339.parseOrNull(text, from, length);
    return checked(
        instant == null ? IsoFormats.get().parse(new String(text, from, length)) : instant);
  }

  /**
   * Returns the time that is this number of seconds after the start of 1970 in UTC.
   *
   * @throws DateTimeException if the year is not 0 to 9999, for example because the number is in
   *     milliseconds and the time is after 1978
   */
  public static Instant ofSeconds(long seconds) {
    return checked(Instant.ofEpochSecond(seconds));
  }

  /**
   * Returns the time that is this number of seconds, such as {@code 1700000000.5}, after the start
   * of 1970 in UTC.
   *
   * @throws DateTimeException if the text is not a decimal number, or the year is not 0 to 9999
   */
  public static Instant ofSeconds(String seconds) {
    if (seconds.length() > MAX_LENGTH || !Decimals.isDecimal(seconds)) {
      throw new DateTimeException("not a decimal number of seconds");
    }
    return ofSeconds(new BigDecimal(seconds));
  }

  /**
   * Returns the time that is this number of seconds after the start of 1970 in UTC. Digits below a
   * nanosecond are cut off.
   *
   * @throws DateTimeException if the year is not 0 to 9999
   */
  public static Instant ofSeconds(BigDecimal seconds) {
    // Checked before any arithmetic: 1e999999999 would otherwise become a number of a billion
    // digits.
    if (Math.abs((long) seconds.precision() - seconds.scale()) > MAX_DIGITS) {
      throw new DateTimeException("out of range");
    }
    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
    long nanos = seconds.subtract(whole).movePointRight(9).longValue();
    return ofSeconds(whole.longValue()).plusNanos(nanos);
  }

  private static Instant checked(Instant time) {
    if (time.getEpochSecond() < YEAR_0 || time.getEpochSecond() >= YEAR_10000) {
      throw new DateTimeException("the year is not 0 to 9999");
    }
    return time;
  }

  /** Parses an ISO-8601 date and time. Returns empty where {@link #parse} throws. */
  public static Optional<Instant> parseIfTime(String text) {
    try {
      return Optional.of(parse(text));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }
}
