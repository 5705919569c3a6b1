package io.github.mesdk.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.TransportException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {
  private static final double LARGEST_RANDOM = Math.nextDown(1.0);
  private final MeException down =
      ApiException.of("x", ApiError.builder(503, ErrorKind.UNAVAILABLE).build());

  private static MeException failureWithRetryAfter(Duration wait) {
    return ApiException.of(
        "x", ApiError.builder(429, ErrorKind.RATE_LIMITED).retryAfter(wait).build());
  }

  private static Optional<Duration> delay(RetryPolicy policy, int attempts, MeException failure) {
    return policy.delay(attempts, failure, Duration.ZERO, 0.5);
  }

  private static RetryPolicy attempts(int maxAttempts) {
    return RetryPolicy.builder().maxAttempts(maxAttempts).build();
  }

  @Test
  void makesThreeAttemptsByDefault() {
    RetryPolicy policy = RetryPolicy.ofDefaults();
    assertThat(delay(policy, 1, down)).contains(Duration.ofMillis(250));
    assertThat(delay(policy, 2, down)).contains(Duration.ofMillis(500));
    assertThat(delay(policy, 3, down)).isEmpty();
    assertThat(delay(policy, Integer.MAX_VALUE, down)).isEmpty();
    assertThat(policy.maxAttempts()).isEqualTo(3);
  }

  @Test
  void noneDoesNotRetry() {
    assertThat(delay(RetryPolicy.none(), 1, down)).isEmpty();
  }

  @Test
  void appliesFullJitter() {
    RetryPolicy policy = RetryPolicy.ofDefaults();
    assertThat(policy.delay(1, down, Duration.ZERO, 0)).contains(Duration.ZERO);
    assertThat(policy.delay(1, down, Duration.ZERO, LARGEST_RANDOM))
        .hasValueSatisfying(wait -> assertThat(wait).isLessThan(Duration.ofMillis(500)));
  }

  @Test
  void doublesTheDelayUpToItsMaximum() {
    RetryPolicy policy = attempts(Integer.MAX_VALUE);
    List<Long> waits =
        IntStream.rangeClosed(1, 7)
            .mapToObj(attempts -> delay(policy, attempts, down).orElseThrow().toMillis())
            .toList();
    assertThat(waits).containsExactly(250L, 500L, 1_000L, 2_000L, 4_000L, 4_000L, 4_000L);
    assertThat(delay(policy, Integer.MAX_VALUE - 1, down)).contains(Duration.ofSeconds(4));
  }

  @Test
  void addsJitterToTheRequestedDelay() {
    RetryPolicy policy = RetryPolicy.ofDefaults();
    assertThat(delay(policy, 1, failureWithRetryAfter(Duration.ofSeconds(60))))
        .contains(Duration.ofMillis(60_250));
    assertThat(delay(policy, 1, failureWithRetryAfter(Duration.ZERO)))
        .contains(Duration.ofMillis(250));
    assertThat(
            delay(
                policy, 1, failureWithRetryAfter(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999))))
        .contains(Duration.ofDays(365).plusMillis(250));
  }

  @Test
  void startsNoAttemptAfterMaxElapsed() {
    RetryPolicy policy = RetryPolicy.builder().maxElapsed(Duration.ofSeconds(2)).build();
    assertThat(policy.delay(1, down, Duration.ofMillis(1_750), 0.5)).isPresent();
    assertThat(policy.delay(1, down, Duration.ofMillis(1_751), 0.5)).isEmpty();
    assertThat(policy.delay(1, down, Duration.ofDays(36_500), 0.5)).isEmpty();
    assertThat(RetryPolicy.ofDefaults().delay(1, down, Duration.ofDays(36_500), 0.5)).isPresent();
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void retriesTransientTransportFailures(Reason reason) {
    MeException failure = TransportException.of("x", reason, "p", null);
    assertThat(delay(RetryPolicy.ofDefaults(), 1, failure).isPresent())
        .isEqualTo(!Set.of(Reason.TLS, Reason.INTERRUPTED).contains(reason));
  }

  @ParameterizedTest
  @EnumSource(ErrorKind.class)
  void followsTheRetryableFlagOfTheError(ErrorKind kind) {
    for (boolean retryable : new boolean[] {true, false}) {
      ApiError error = ApiError.builder(500, kind).retryable(retryable).build();
      assertThat(delay(RetryPolicy.ofDefaults(), 1, ApiException.of("x", error)).isPresent())
          .isEqualTo(retryable);
    }
  }

  @Test
  void retriesNeitherTokenFailuresNorDecodeFailures() {
    RetryPolicy policy = RetryPolicy.ofDefaults();
    assertThat(delay(policy, 1, TokenException.unavailable("p", null))).isEmpty();
    assertThat(delay(policy, 1, DecodeException.of("x", "", "p"))).isEmpty();
  }

  @Test
  void limitsAnExtremeBackoff() {
    Duration longest = Duration.ofSeconds(Long.MAX_VALUE);
    RetryPolicy policy = RetryPolicy.builder().maxAttempts(9).backoff(longest, longest).build();
    assertThat(delay(policy, 8, down)).contains(Duration.ofHours(12));
  }

  @Test
  void rejectsInvalidSettings() {
    Duration one = Duration.ofSeconds(1);
    List<Runnable> invalid =
        List.of(
            () -> RetryPolicy.builder().maxAttempts(0),
            () -> RetryPolicy.builder().maxAttempts(Integer.MIN_VALUE),
            () -> RetryPolicy.builder().backoff(Duration.ZERO, one),
            () -> RetryPolicy.builder().backoff(one.negated(), one),
            () -> RetryPolicy.builder().backoff(one.plusNanos(1), one),
            () -> RetryPolicy.builder().maxElapsed(Duration.ZERO),
            () -> RetryPolicy.builder().maxElapsed(one.negated()),
            () -> RetryPolicy.builder().budget(0, 0.1),
            () -> RetryPolicy.builder().budget(1_000_001, 0.1),
            () -> RetryPolicy.builder().budget(1, 0),
            () -> RetryPolicy.builder().budget(1, 1.1),
            () -> RetryPolicy.builder().budget(1, Double.NaN));
    assertThat(invalid)
        .allSatisfy(setting ->
            assertThatThrownBy(setting::run).isInstanceOf(IllegalArgumentException.class));
  }

  @Test
  void itsTextShowsItsSettings() {
    assertThat(RetryPolicy.ofDefaults())
        .hasToString("RetryPolicy{maxAttempts=3, backoff=PT0.5S..PT8S, budget=10+0.1}");
    assertThat(RetryPolicy.builder().maxElapsed(Duration.ofSeconds(9)).withoutBudget().build())
        .hasToString("RetryPolicy{maxAttempts=3, backoff=PT0.5S..PT8S, maxElapsed=PT9S}");
  }
}
