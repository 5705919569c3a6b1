package io.github.mesdk.model.internal;

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
import java.util.regex.Pattern;

/** Times as text, once for all models. */
public final class Times {
  /**
   * A long text is no time; the parser need not see it. The longest legal form has 45 characters.
   */
  private static final int MAX_LENGTH = 64;

  private Times() {}

  /** A class of its own: most programs meet only the common form, and never load a formatter. */
  private static final class Rarer {
    private static final DateTimeFormatter ISO = withOffset("+HH:MM:ss");

    /** Some servers leave out the colon. */
    private static final DateTimeFormatter ISO_WITHOUT_COLON = withOffset("+HHmm");

    private static final Pattern NO_COLON = Pattern.compile("[+-]\\d{4}$");

    private Rarer() {}

    private static DateTimeFormatter withOffset(String pattern) {
      return new DateTimeFormatterBuilder()
          .parseCaseInsensitive() // RFC 3339 section 5.6 lets "t" and "z" be lower case
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset(pattern, "Z")
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT); // else the 31st of November is the 30th
    }

    static Instant parse(String text) {
      if (text.endsWith("Z")) {
        return Instant.parse(text); // the only parser that knows RFC 3339's leap second
      }
      DateTimeFormatter form = NO_COLON.matcher(text).find() ? ISO_WITHOUT_COLON : ISO;
      TemporalAccessor parsed = form.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      return parsed instanceof OffsetDateTime time
          ? time.toInstant()
          : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
    }
  }

  /**
   * The instant that {@code text} names; without a zone it is taken as UTC.
   *
   * @throws DateTimeException if it is no ISO-8601 date and time
   */
  public static Instant parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new DateTimeException("too long for a time");
    }
    return parse(text.toCharArray(), 0, text.length());
  }

  /**
   * The same of a part of {@code text}.
   *
   * @throws DateTimeException if it is no ISO-8601 date and time
   */
  public static Instant parse(char[] text, int from, int length) {
    if (length > MAX_LENGTH) {
      throw new DateTimeException("too long for a time");
    }
    Instant common = Rfc3339.common(text, from, length);
    return common == null ? Rarer.parse(new String(text, from, length)) : common;
  }

  /** The instant that {@code text} names, or absent where {@link #parse} would refuse it. */
  public static Optional<Instant> parseIfTime(String text) {
    try {
      return Optional.of(parse(text));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }
}
