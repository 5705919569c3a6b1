package io.github.mesdk.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private long now = Long.MAX_VALUE - 5; // the monotonic clock may overflow at any time

  @Test
  void countsDownToZeroAndStaysThere() {
    Deadline deadline = Deadline.after(Duration.ofNanos(10), () -> now);
    assertThat(deadline.remaining()).isEqualTo(Duration.ofNanos(10));
    now += 9;
    assertThat(deadline.hasPassed()).isFalse();
    assertThat(deadline.remaining()).isEqualTo(Duration.ofNanos(1));
    now += 1;
    assertThat(deadline.hasPassed()).isTrue();
    now += 100;
    assertThat(deadline.remaining()).isEqualTo(Duration.ZERO);
  }

  @Test
  void acceptsTheLongestTimeout() {
    Deadline deadline = Deadline.after(Duration.ofSeconds(Long.MAX_VALUE), () -> now);
    assertThat(deadline.remaining()).isGreaterThan(Duration.ofDays(36_000));
  }

  @Test
  void rejectsATimeoutThatIsNotPositive() {
    assertThatThrownBy(() -> Deadline.after(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Deadline.after(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
