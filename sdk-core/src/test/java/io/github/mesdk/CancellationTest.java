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

/** A call ends at once when nobody wants it any more, whatever it waits for. */
class CancellationTest {
  /** Far beyond what any step may take. */
  private static final MeRequest PATIENT = MeRequest.defaults().withTimeout(Duration.ofMinutes(10));

  @ParameterizedTest
  @EnumSource
  void anInterruptEndsACallThatBlocks(Wait wait) throws Exception {
    RecordedEvents seen = new RecordedEvents();
    try (Wait.Place place = wait.place(seen)) {
      CompletableFuture<MeException> end = new CompletableFuture<>();
      AtomicBoolean isFlagged = new AtomicBoolean();
      Thread caller = new Thread(() -> ask(place.client(), end, isFlagged));
      caller.start();
      place.reached().run();
      caller.interrupt();
      assertThat(end.get(20, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              TransportException.class,
              failure -> assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED));
      assertThat(isFlagged).isTrue();
      place.left().run();
    }
  }

  private static void ask(
      MeClient<AuthInfo> client, CompletableFuture<MeException> end, AtomicBoolean isFlagged) {
    try {
      end.completeExceptionally(new AssertionError(client.me(PATIENT)));
    } catch (MeException failure) {
      isFlagged.set(Thread.currentThread().isInterrupted());
      end.complete(failure);
    } catch (Throwable other) {
      end.completeExceptionally(other);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCancelEndsACallThatDoesNot(Wait wait) throws Exception {
    RecordedEvents seen = new RecordedEvents();
    try (Wait.Place place = wait.place(seen)) {
      CompletableFuture<AuthInfo> later = place.client().meAsync(PATIENT);
      place.reached().run();
      assertThat(later.cancel(true)).isTrue();
      assertThat(seen.end().kind()).contains("interrupted");
      place.left().run();
      assertThatThrownBy(later::join).isInstanceOf(CancellationException.class);
    }
  }
}
