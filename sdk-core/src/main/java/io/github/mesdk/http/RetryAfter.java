package io.github.mesdk.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads how long a service asks the client to wait before the next request. The header {@code
 * retry-after-ms}, which some services send for its precision, takes precedence over {@code
 * Retry-After} (RFC 9110, section 10.2.3). Every value is safe to use: a wait of more than a year
 * is limited to 365 days, a date in the past means zero, and a value that is neither a whole number
 * nor a date is ignored.
 */
public final class RetryAfter {
  /** The longest wait that is returned. The limit also protects arithmetic from hostile numbers. */
  private static final Duration LONGEST = Duration.ofDays(365);

  /** A number of this many digits fits into a long, in milliseconds as well as in seconds. */
  private static final int MAX_DIGITS = 15;

  private RetryAfter() {}

  /** Returns the wait, or empty if no header has a valid value. */
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

  /** Uses the clock of the server, so that a wrong local clock does not change the wait. */
  private static Instant now(Reply reply) {
    return reply.date("Date").orElseGet(Instant::now);
  }

  private static Duration until(Instant then, Instant now) {
    return then.isBefore(now) ? Duration.ZERO : Duration.between(now, then);
  }
}
