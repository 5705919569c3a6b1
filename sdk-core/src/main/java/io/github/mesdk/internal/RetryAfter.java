package io.github.mesdk.internal;

import io.github.mesdk.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a service asks to be left alone, RFC 9110 section 10.2.3. */
final class RetryAfter {
  /** A longer wait is no wait; it also keeps hostile numbers away from arithmetic. */
  private static final long MAX_SECONDS = Duration.ofDays(365).toSeconds();

  private RetryAfter() {}

  /** The wait; absent when the header is, or holds neither seconds nor a date. */
  static Optional<Duration> of(Reply reply) {
    return reply
        .header("Retry-After")
        .flatMap(text ->
            text.strip().matches("\\d{1,18}")
                ? Optional.of(bounded(Long.parseLong(text.strip())))
                : reply.date("Retry-After").map(then -> until(then, now(reply))));
  }

  /** The server's own clock, so that a wrong one here does not lengthen the wait. */
  private static Instant now(Reply reply) {
    return reply.date("Date").orElseGet(Instant::now);
  }

  private static Duration until(Instant then, Instant now) {
    return bounded(Math.max(0, Duration.between(now, then).toSeconds()));
  }

  private static Duration bounded(long seconds) {
    return Duration.ofSeconds(Math.min(seconds, MAX_SECONDS));
  }
}
