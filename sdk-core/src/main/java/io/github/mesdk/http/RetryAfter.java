package io.github.mesdk.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads how long a service asks the client to wait before the next request. {@code retry-after-ms},
 * which some services send for its precision, takes precedence over {@code Retry-After} (RFC 9110,
 * section 10.2.3). Both headers are read with every status. If both are absent, the rate-limit
 * headers are read, provided that the rate limit is exhausted:
 *
 * <ul>
 *   <li>with a 429, unless the reply says that requests remain
 *   <li>with a 403 or a 503, if the reply says that no request remains
 * </ul>
 *
 * <p>Every value is safe to use. A wait of more than a year is limited to 365 days, and a time in
 * the past means zero. Fractions are rounded up. A value that is neither a number nor a date is
 * ignored, and so is a wait of more than an hour in a rate-limit header.
 */
public final class RetryAfter {
  /** The longest wait that is returned. The limit also protects arithmetic from hostile numbers. */
  private static final Duration LONGEST = Duration.ofDays(365);

  /**
   * Rate-limit headers have no standard unit. A longer wait is probably a number in another unit.
   */
  private static final Duration LONGEST_OF_RATE_LIMIT = Duration.ofMinutes(60);

  /** A number of seconds of at least this size is a Unix time, of 2001 or later, and not a wait. */
  private static final long FIRST_UNIX_TIME = 1_000_000_000;

  private final Reply reply;

  private RetryAfter(Reply reply) {
    this.reply = reply;
  }

  /** Returns the wait that the service asks for, or empty if no header has a valid value. */
  public static Optional<Duration> of(Reply reply) {
    RetryAfter headers = new RetryAfter(reply);
    long millis = headers.number("retry-after-ms");
    Duration wait =
        millis >= 0 ? capped(Duration.ofMillis(millis)) : headers.secondsOrDate("Retry-After");
    return Optional.ofNullable(wait != null ? wait : headers.rateLimitWait());
  }

  private @Nullable Duration secondsOrDate(String header) {
    long seconds = number(header);
    return seconds >= 0
        ? capped(Duration.ofSeconds(seconds))
        : reply.date(header).map(this::waitUntil).orElse(null);
  }

  private @Nullable Duration rateLimitWait() {
    if (!isExhausted()) {
      return null;
    }
    Duration wait = ifPlausible(secondsOrDate("X-Retry-After"));
    if (wait == null) {
      wait = ifPlausible(policyWait());
    }
    for (String header :
        List.of(
            "RateLimit-Reset",
            "X-RateLimit-Reset-After",
            "X-RateLimit-Reset",
            "X-Rate-Limit-Reset")) {
      wait = wait != null ? wait : ifPlausible(waitUntilReset(number(header)));
    }
    return wait;
  }

  private static @Nullable Duration ifPlausible(@Nullable Duration wait) {
    return wait != null && wait.compareTo(LONGEST_OF_RATE_LIMIT) <= 0 ? wait : null;
  }

  private boolean isExhausted() {
    long remaining = Long.MAX_VALUE;
    for (String header :
        List.of("RateLimit-Remaining", "X-RateLimit-Remaining", "X-Rate-Limit-Remaining")) {
      remaining = lower(remaining, number(header));
    }
    for (Challenge policy : policies()) {
      remaining = lower(remaining, remaining(policy));
    }
    return switch (reply.status()) {
      case 429 -> remaining == 0 || remaining == Long.MAX_VALUE;
      case 403, 503 -> remaining == 0;
      default -> false;
    };
  }

  private static long lower(long lowest, long number) {
    return number < 0 ? lowest : Math.min(lowest, number);
  }

  /** Returns the longest wait of the rate-limit policies that are exhausted. */
  private @Nullable Duration policyWait() {
    long longest = -1;
    for (Challenge policy : policies()) {
      if (remaining(policy) == 0) {
        longest = Math.max(longest, number(policy, "t", "reset"));
      }
    }
    return waitUntilReset(longest);
  }

  private static long remaining(Challenge policy) {
    return number(policy, "r", "remaining");
  }

  /**
   * Returns the policies of the {@code RateLimit} header: {@code "default";r=0;t=7} of the current
   * draft, and {@code remaining=0, reset=7} of earlier ones. Both are parsed as challenges. The
   * word {@code policy} in front of each takes the place of the authentication scheme.
   */
  private List<Challenge> policies() {
    return ChallengeParser.parse(
        reply.headers("RateLimit").stream().map(header -> "policy " + header).toList());
  }

  private static long number(Challenge policy, String name, String earlierName) {
    return number(policy.parameter(name).or(() -> policy.parameter(earlierName)));
  }

  private @Nullable Duration waitUntilReset(long seconds) {
    if (seconds >= FIRST_UNIX_TIME) {
      return waitUntil(Instant.ofEpochSecond(seconds));
    }
    return seconds < 0 ? null : Duration.ofSeconds(seconds);
  }

  private Duration waitUntil(Instant then) {
    // Uses the clock of the server, so that a wrong local clock does not change the wait.
    Instant now = reply.date("Date").orElseGet(Instant::now);
    return then.isBefore(now) ? Duration.ZERO : capped(Duration.between(now, then));
  }

  private static Duration capped(Duration wait) {
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }

  private long number(String header) {
    return number(reply.header(header));
  }

  /**
   * Returns the decimal number in the header, rounded up and at most {@link #LONGEST} in
   * milliseconds; -1 if there is none.
   */
  private static long number(Optional<String> header) {
    String text = header.orElse("").strip();
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    String fraction = point < 0 ? "0" : text.substring(point + 1);
    if (!isDigits(whole) || !isDigits(fraction)) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < whole.length(); i++) {
      number = Math.min(number * 10 + whole.charAt(i) - '0', LONGEST.toMillis());
    }
    return fraction.chars().allMatch(digit -> digit == '0') ? number : number + 1;
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
