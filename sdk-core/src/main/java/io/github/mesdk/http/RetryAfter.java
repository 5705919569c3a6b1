package io.github.mesdk.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a service asks to be left alone: {@code retry-after-ms}, which some send beside the
 * standard's header because it says more, then {@code Retry-After} of RFC 9110 section 10.2.3.
 * Whatever stands there does no harm: a longer wait counts as a year, a moment in the past as now,
 * and what is neither a whole number nor a date as if nothing stood there.
 */
public final class RetryAfter {
  /** A longer wait is no wait; it also keeps hostile numbers away from arithmetic. */
  private static final Duration LONGEST = Duration.ofDays(365);

  /** As many digits as every long has room for, in milliseconds and in seconds alike. */
  private static final int MAX_DIGITS = 15;

  private RetryAfter() {}

  /** The wait; absent when no header says one that can be read. */
  public static Optional<Duration> of(Reply reply) {
    return number(reply, "retry-after-ms")
        .map(Duration::ofMillis)
        .or(() -> number(reply, "Retry-After").map(Duration::ofSeconds))
        .or(() -> reply.date("Retry-After").map(then -> until(then, now(reply))))
        .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }

  private static Optional<Long> number(Reply reply, String header) {
    return reply
        .header(header)
        .map(String::strip)
        .filter(text -> text.matches("\\d+"))
        .map(digits -> digits.replaceFirst("^0+(?=\\d)", ""))
        .map(digits -> digits.length() > MAX_DIGITS ? LONGEST.toMillis() : Long.parseLong(digits));
  }

  /** The server's own clock, so that a wrong one here does not lengthen the wait. */
  private static Instant now(Reply reply) {
    return reply.date("Date").orElseGet(Instant::now);
  }

  private static Duration until(Instant then, Instant now) {
    return then.isBefore(now) ? Duration.ZERO : Duration.between(now, then);
  }
}
