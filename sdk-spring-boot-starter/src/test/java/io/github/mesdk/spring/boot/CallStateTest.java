package io.github.mesdk.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeClientBuilder;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.spring.boot.CallState.Status;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.Outcome;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the attempts of a real client say about its provider. */
class CallStateTest {
  private final AtomicLong clock = new AtomicLong();
  private MockIdentityProvider kit;
  private MeRequest request;

  @BeforeEach
  void start() {
    kit = MockIdentityProvider.start();
    request = MeRequest.ofToken(kit.token(MockSystem.PULSE));
  }

  @AfterEach
  void stop() {
    kit.close();
  }

  private CallState state(Duration timeout) {
    return new CallState(clock::get, timeout);
  }

  private MeClientBuilder<UserSession> builder(CallState state) {
    return MeClient.builder(Pulse.at(kit.baseUrl(MockSystem.PULSE)))
        .timeout(Duration.ofMinutes(1))
        .retryPolicy(RetryPolicy.builder().maxAttempts(1).build())
        .listener(state);
  }

  /** Three calls whose caller leaves as soon as the attempt starts. */
  private void leaveThreeTimes(CallState state) {
    MeListener leaving =
        new MeListener() {
          @Override
          public void attemptStarted(MeEvent event) {
            Thread.currentThread().interrupt();
          }
        };
    MeClient<UserSession> client = builder(state).listener(leaving).build();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> client.me(request)).isInstanceOf(TransportException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void callersThatLeaveSoonAreNoOutage() {
    CallState state = state(Duration.ofDays(1));
    leaveThreeTimes(state);
    assertThat(state.status()).isEqualTo(Status.UNKNOWN);
    assertThat(state.lastKind()).isEmpty();
  }

  @Test
  void callersThatLeaveAfterHalfTheTimeoutAreAnOutage() {
    CallState state = state(Duration.ofNanos(1));
    leaveThreeTimes(state);
    assertThat(state.status()).isEqualTo(Status.DOWN);
    assertThat(state.lastKind()).hasValue("interrupted");
  }

  @Test
  void halfOfTheTimeoutIsAHang() {
    CallState state = state(Duration.ofSeconds(5));
    assertThat(state.isHang(Duration.ofMillis(2499))).isFalse();
    assertThat(state.isHang(Duration.ofMillis(2500))).isTrue();
  }

  @Test
  void anExceptionOfTheApplicationDoesNotEndAnOutage() {
    CallState state = state(Duration.ofMinutes(1));
    kit.outage(MockSystem.PULSE, Outcome.unavailable());
    MeClient<UserSession> client = builder(state).build();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> client.me(request)).isInstanceOf(UnavailableException.class);
    }
    assertThat(state.status()).isEqualTo(Status.DOWN);
    MeClient<UserSession> broken =
        builder(state)
            .requestHeaders(event -> {
              throw new IllegalStateException("a bug of the application");
            })
            .build();
    assertThatThrownBy(() -> broken.me(request)).isInstanceOf(IllegalStateException.class);
    assertThat(state.status()).isEqualTo(Status.DOWN);
    assertThat(state.lastKind()).hasValue("unavailable");
    kit.recover(MockSystem.PULSE);
    client.me(request);
    assertThat(state.status()).isEqualTo(Status.UP);
  }

  @Test
  void nothingIsKnownAMinuteAfterTheLastAttempt() {
    CallState state = state(Duration.ofMinutes(1));
    builder(state).build().me(request);
    clock.addAndGet(Duration.ofMinutes(1).toNanos() - 1);
    assertThat(state.status()).isEqualTo(Status.UP);
    clock.incrementAndGet();
    assertThat(state.status()).isEqualTo(Status.UNKNOWN);
  }
}
