package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.model.testiny.AuthInfo;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests that an interrupt or a cancellation ends a call at once, at every point where it can block.
 */
class CancellationTest {
  /** A timeout far longer than any step of the tests. */
  private static final MeRequest LONG_TIMEOUT =
      MeRequest.defaults().withTimeout(Duration.ofMinutes(10));

  @ParameterizedTest
  @EnumSource
  void anInterruptEndsABlockingCall(BlockingPoint point) throws Exception {
    RecordedEvents seen = new RecordedEvents();
    try (BlockingPoint.BlockedCall blocked = point.blockedCall(seen)) {
      CompletableFuture<MeException> end = new CompletableFuture<>();
      AtomicBoolean isFlagged = new AtomicBoolean();
      Thread caller = new Thread(() -> call(blocked.client(), end, isFlagged));
      caller.start();
      blocked.reached().run();
      caller.interrupt();
      assertThat(end.get(20, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              TransportException.class,
              failure -> assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED));
      assertThat(isFlagged).isTrue();
      blocked.closed().run();
    }
  }

  private static void call(
      MeClient<AuthInfo> client, CompletableFuture<MeException> end, AtomicBoolean isFlagged) {
    try {
      end.completeExceptionally(new AssertionError(client.me(LONG_TIMEOUT)));
    } catch (MeException failure) {
      isFlagged.set(Thread.currentThread().isInterrupted());
      end.complete(failure);
    } catch (Throwable other) {
      end.completeExceptionally(other);
    }
  }

  @ParameterizedTest
  @EnumSource
  void cancellingTheFutureEndsAnAsynchronousCall(BlockingPoint point) throws Exception {
    RecordedEvents seen = new RecordedEvents();
    try (BlockingPoint.BlockedCall blocked = point.blockedCall(seen)) {
      CompletableFuture<AuthInfo> future = blocked.client().meAsync(LONG_TIMEOUT);
      blocked.reached().run();
      assertThat(future.cancel(true)).isTrue();
      assertThat(seen.end().kind()).contains("interrupted");
      blocked.closed().run();
      assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
    }
  }
}
