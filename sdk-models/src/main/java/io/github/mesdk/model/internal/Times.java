package io.github.mesdk.model.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Times as text, once for all models. */
public final class Times {
  /**
   * A long text is no time; the parser need not see it. The longest legal form has 45 characters.
   */
  private static final int MAX_LENGTH = 64;

  // RFC 3339 section 5.6 lets "t" and "z" be lower case; some servers leave out the offset's colon.
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:MM:ss", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHmm", "Z")
          .optionalEnd()
          .toFormatter();

  private Times() {}

  /**
   * The instant that {@code text} names; without a zone it is taken as UTC.
   *
   * @throws DateTimeException if it is no ISO-8601 date and time
   */
  public static Instant parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new DateTimeException("too long for a time");
    }
    if (text.endsWith("Z")) {
      return Instant.parse(text); // the only parser that knows RFC 3339's leap second
    }
    TemporalAccessor parsed = ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return parsed instanceof OffsetDateTime time
        ? time.toInstant()
        : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
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
