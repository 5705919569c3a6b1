package io.github.mesdk.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests calls on the pool used without virtual threads, with one thread and one queue slot. */
class AsyncCallTest {
  private final AsyncThreads threads = AsyncThreads.pool(1, 1);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void releaseThreads() {
    release.countDown();
  }

  private static Deadline far() {
    return Deadline.after(Duration.ofMinutes(10));
  }

  private static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  /** Occupies the only thread. */
  private CompletableFuture<String> occupy() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CompletableFuture<String> call =
        AsyncCall.start(
            () -> {
              running.countDown();
              await(release);
              return "first";
            },
            far(),
            threads);
    assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
    return call;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void failsAtOnceWhenThePoolAndItsQueueAreFull() throws Exception {
    CompletableFuture<String> first = occupy();
    CompletableFuture<String> second = AsyncCall.start(() -> "second", far(), threads);
    CompletableFuture<String> third = AsyncCall.start(() -> "third", far(), threads);
    assertThatThrownBy(() -> get(third))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            TransportException.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(Reason.TOO_BUSY);
              assertThat(failure.retryable()).isTrue();
            });
    release.countDown();
    assertThat(get(first)).isEqualTo("first");
    assertThat(get(second)).isEqualTo("second");
  }

  @Test
  void aCallThatIsCancelledWhileQueuedNeverRunsAndFreesItsSlot() throws Exception {
    CompletableFuture<String> first = occupy();
    AtomicBoolean hasRun = new AtomicBoolean();
    CompletableFuture<Boolean> waiting =
        AsyncCall.start(() -> hasRun.getAndSet(true), far(), threads);
    assertThat(waiting.cancel(true)).isTrue();
    CompletableFuture<String> next = AsyncCall.start(() -> "next", far(), threads);
    release.countDown();
    assertThat(get(first)).isEqualTo("first");
    assertThat(get(next)).isEqualTo("next");
    assertThat(hasRun).isFalse();
  }

  @Test
  void aQueuedCallTimesOutAtItsDeadline() throws Exception {
    CompletableFuture<String> first = occupy();
    AtomicBoolean hasRun = new AtomicBoolean();
    CompletableFuture<Boolean> late =
        AsyncCall.start(
            () -> hasRun.getAndSet(true), Deadline.after(Duration.ofMillis(50)), threads);
    assertThatThrownBy(() -> get(late))
        .cause()
        .isInstanceOfSatisfying(
            TransportException.class,
            failure -> assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT));
    release.countDown();
    assertThat(get(first)).isEqualTo("first");
    assertThat(get(AsyncCall.start(() -> "next", far(), threads))).isEqualTo("next");
    assertThat(hasRun).isFalse();
  }

  /** The JDK has one thread for all timeouts of the process, and a listener may block. */
  @Test
  void aQueuedCallThatTimesOutEndsOnAThreadOfTheSdk() throws Exception {
    CompletableFuture<String> first = occupy();
    CountingWork late = new CountingWork(open());
    CompletableFuture<String> timedOut =
        AsyncCall.start(late, Deadline.after(Duration.ofMillis(20)), threads);
    assertThatThrownBy(() -> get(timedOut)).hasCauseInstanceOf(TransportException.class);
    assertThat(late.refusedOn).hasValue("mesdk-async");
    release.countDown();
    assertThat(get(first)).isEqualTo("first");
  }

  @Test
  void anInterruptDoesNotReachTheNextCallOfTheThread() throws Exception {
    for (int i = 0; i < 200; i++) {
      CountDownLatch begun = new CountDownLatch(1);
      CompletableFuture<String> cancelled =
          AsyncCall.start(
              () -> {
                begun.countDown();
                return "late or cancelled";
              },
              far(),
              threads);
      assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
      cancelled.cancel(true);
      CompletableFuture<Boolean> isInterrupted =
          AsyncCall.start(() -> Thread.currentThread().isInterrupted(), far(), threads);
      assertThat(get(isInterrupted)).isFalse();
    }
  }

  @Test
  void completingTheFutureEndsTheCall() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    CompletableFuture<String> call =
        AsyncCall.start(
            () -> {
              running.countDown();
              try {
                release.await();
              } catch (InterruptedException end) {
                stopped.countDown();
              }
              return "";
            },
            far(),
            threads);
    assertThat(running.await(20, TimeUnit.SECONDS)).isTrue(); // it must start before it ends
    assertThat(call.completeOnTimeout("enough", 1, TimeUnit.MILLISECONDS).get())
        .isEqualTo("enough");
    assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anErrorReachesTheCaller() {
    AssertionError error = new AssertionError("of the call");
    CompletableFuture<String> call =
        AsyncCall.start(
            () -> {
              throw error;
            },
            far(),
            threads);
    assertThatThrownBy(() -> get(call)).hasCause(error);
  }

  @Test
  void itsThreadsAreDaemonsOnEveryJava() throws Exception {
    for (AsyncThreads kind : new AsyncThreads[] {threads, AsyncThreads.shared()}) {
      Thread runner = get(AsyncCall.start(Thread::currentThread, far(), kind));
      assertThat(runner.isDaemon()).isTrue();
      assertThat(runner.getName()).isEqualTo("mesdk-async");
    }
  }

  /** Counts how often it was refused. */
  private static final class CountingWork implements AsyncCall.Work<String> {
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicReference<MeException> reason = new AtomicReference<>();
    private final AtomicReference<String> refusedOn = new AtomicReference<>();
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch end;

    CountingWork(CountDownLatch end) {
      this.end = end;
    }

    @Override
    public String run() {
      running.countDown();
      try {
        end.await();
      } catch (InterruptedException stopped) {
        return "stopped";
      }
      return "done";
    }

    @Override
    public MeException rejected(MeException why) {
      refusals.incrementAndGet();
      reason.set(why);
      refusedOn.set(Thread.currentThread().getName());
      return why.inCall("refused", 0);
    }
  }

  private static CountDownLatch open() {
    return new CountDownLatch(0);
  }

  @Test
  void refusesWorkThatWillNotRunExactlyOnce() throws Exception {
    CompletableFuture<String> first = occupy();
    CountingWork cancelled = new CountingWork(open());
    AsyncCall.start(cancelled, far(), threads).cancel(true);
    CountingWork late = new CountingWork(open());
    CompletableFuture<String> timedOut =
        AsyncCall.start(late, Deadline.after(Duration.ofMillis(20)), threads);
    assertThatThrownBy(() -> get(timedOut)).hasCauseInstanceOf(TransportException.class);
    CompletableFuture<String> second = AsyncCall.start(() -> "second", far(), threads);
    CountingWork busy = new CountingWork(open());
    CompletableFuture<String> refused = AsyncCall.start(busy, far(), threads);
    assertThatThrownBy(() -> get(refused)).cause().hasMessageStartingWith("refused: ");
    refused.cancel(true);
    release.countDown();
    get(first);
    get(second);
    assertReason(cancelled, Reason.INTERRUPTED);
    assertReason(late, Reason.TIMEOUT);
    assertReason(busy, Reason.TOO_BUSY);
  }

  private static void assertReason(CountingWork work, Reason reason) {
    assertThat(work.refusals).hasValue(1);
    assertThat(((TransportException) work.reason.get()).reason()).isEqualTo(reason);
    assertThat(work.running.getCount()).as("it never ran").isEqualTo(1);
  }

  @Test
  void doesNotRefuseWorkThatRan() throws Exception {
    CountingWork done = new CountingWork(open());
    assertThat(get(AsyncCall.start(done, far(), threads))).isEqualTo("done");
    CountingWork stopped = new CountingWork(release);
    CompletableFuture<String> call = AsyncCall.start(stopped, far(), threads);
    assertThat(stopped.running.await(20, TimeUnit.SECONDS)).isTrue();
    call.cancel(true);
    assertThat(get(AsyncCall.start(() -> "next", far(), threads))).isEqualTo("next");
    assertThat(done.refusals).hasValue(0);
    assertThat(stopped.refusals).hasValue(0);
  }

  @Test
  void runsEachCallOnAThreadOfTheFactory() throws Exception {
    AsyncThreads each = AsyncThreads.perCall(task -> new Thread(task, "of-the-factory"));
    Thread one = get(AsyncCall.start(Thread::currentThread, far(), each));
    Thread two = get(AsyncCall.start(Thread::currentThread, far(), each));
    assertThat(one.getName()).isEqualTo("of-the-factory");
    assertThat(two).isNotSameAs(one);
    assertThat(each.hasWaiting()).isFalse();
    CompletableFuture<Thread> end = new CompletableFuture<>();
    each.executeCompletion(() -> end.complete(Thread.currentThread()));
    assertThat(get(end).getName()).isEqualTo("of-the-factory");
  }

  @Test
  void aCompletionRunsOnTheCallingThreadWhenNoThreadCanBeCreated() {
    AsyncThreads none =
        AsyncThreads.perCall(task -> {
          throw new OutOfMemoryError("unable to create native thread");
        });
    Thread[] ran = new Thread[1];
    none.executeCompletion(() -> ran[0] = Thread.currentThread());
    assertThat(ran[0]).isSameAs(Thread.currentThread());
  }
}
