package io.github.mesdk.http.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Few threads resolve host names, concurrent callers of a name share its lookup, and no caller is
 * blocked beyond its timeout.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NameLookupsTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final List<InetAddress> FOUND = List.of(InetAddress.getLoopbackAddress());

  private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
  private final NameLookups lookups =
      new NameLookups(this::recorded, NameLookups.MAX_THREADS, NameLookups.MAX_WAITING);

  private final HangingDns hanging = new HangingDns();

  @AfterEach
  void release() {
    hanging.released.countDown();
  }

  private Thread recorded(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    threads.add(thread);
    return thread;
  }

  /**
   * A resolver that blocks until it is released and records the hosts. Equal to all other
   * instances.
   */
  private static final class HangingDns implements Dns {
    final CountDownLatch released = new CountDownLatch(1);
    final Queue<String> hosts = new ConcurrentLinkedQueue<>();

    @Override
    public List<InetAddress> lookup(String host) {
      hosts.add(host);
      awaitUninterrupted(released);
      return FOUND;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof HangingDns;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> FutureTask<T> inBackground(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    daemon(task);
    return task;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private List<FutureTask<List<InetAddress>>> callers(int count, Dns resolver, String host) {
    List<FutureTask<List<InetAddress>>> callers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      callers.add(inBackground(() -> lookups.find(resolver, host, LONG)));
    }
    return callers;
  }

  private UnknownHostException failure(Dns resolver, String host, Duration time) {
    return catchThrowableOfType(
        UnknownHostException.class, () -> lookups.find(resolver, host, time));
  }

  /** Starts 16 lookups that hang. */
  private void blockAllThreads() {
    for (int i = 0; i < NameLookups.MAX_THREADS; i++) {
      assertThat(failure(hanging, "taken-" + i, SHORT)).hasCauseInstanceOf(IOE);
    }
    while (hanging.hosts.size() < NameLookups.MAX_THREADS) {
      Thread.onSpinWait();
    }
  }

  private static final Class<InterruptedIOException> IOE = InterruptedIOException.class;

  @Test
  void callersOfOneHostShareTheLookupInFlight() throws Exception {
    List<FutureTask<List<InetAddress>>> callers = callers(50, hanging, "one.example");
    assertThat(failure(hanging, "one.example", SHORT)).hasCauseInstanceOf(IOE);
    hanging.released.countDown();
    for (FutureTask<List<InetAddress>> caller : callers) {
      assertThat(caller.get()).isEqualTo(FOUND);
    }
    // One of the 50 may call after the shared lookup has finished; the same thread may serve it.
    assertThat(hanging.hosts.size()).isBetween(threads.size(), 2);
  }

  @Test
  void aFinishedLookupIsNotShared() throws Exception {
    List<String> hosts = new ArrayList<>();
    Dns counting =
        host -> {
          hosts.add(host);
          return FOUND;
        };
    lookups.find(counting, "one.example", LONG);
    lookups.find(counting, "one.example", LONG);
    assertThat(hosts).hasSize(2);
  }

  @Test
  void equalResolversDoNotShareALookup() throws Exception {
    assertThat(failure(hanging, "one.example", SHORT)).hasCauseInstanceOf(IOE);
    HangingDns other = new HangingDns();
    other.released.countDown();
    assertThat(lookups.find(other, "one.example", LONG)).isEqualTo(FOUND);
    assertThat(other.hosts).containsExactly("one.example");
  }

  @Test
  void anInterruptedCallerDoesNotCancelTheLookup() throws Exception {
    FutureTask<List<InetAddress>> other = callers(1, hanging, "one.example").get(0);
    while (hanging.hosts.isEmpty()) {
      Thread.onSpinWait();
    }
    FutureTask<Boolean> interrupted =
        inBackground(() -> {
          Thread.currentThread().interrupt();
          assertThat(failure(hanging, "one.example", LONG)).hasCauseInstanceOf(IOE);
          return Thread.currentThread().isInterrupted();
        });
    assertThat(interrupted.get()).as("the interrupt flag is kept").isTrue();
    hanging.released.countDown();
    assertThat(other.get()).isEqualTo(FOUND);
    assertThat(hanging.hosts).hasSize(1);
  }

  @Test
  void aHangingResolverBlocksAtMostSixteenThreads() throws Exception {
    blockAllThreads();
    for (int i = 0; i < 3 * NameLookups.MAX_WAITING; i++) {
      assertThat(failure(hanging, "host-" + i, Duration.ZERO)).hasCauseInstanceOf(IOE);
    }
    assertThat(threads).hasSize(NameLookups.MAX_THREADS);
    assertThat(hanging.hosts)
        .as("abandoned lookups are not started")
        .hasSize(NameLookups.MAX_THREADS);
  }

  @Test
  void aWaitingLookupRunsOnTheFirstFreeThread() throws Exception {
    blockAllThreads();
    List<FutureTask<List<InetAddress>>> waiting = callers(3, hanging, "later.example");
    assertThat(failure(hanging, "later.example", SHORT)).hasCauseInstanceOf(IOE);
    hanging.released.countDown();
    for (FutureTask<List<InetAddress>> caller : waiting) {
      assertThat(caller.get()).isEqualTo(FOUND);
    }
    assertThat(threads).hasSizeLessThanOrEqualTo(NameLookups.MAX_THREADS + 3);
  }

  @Test
  void aFullQueueFailsAtOnce() {
    NameLookups small = new NameLookups(this::recorded, 1, 2);
    for (int i = 0; i < 3; i++) {
      String host = "host-" + i;
      Thread caller = daemon(new FutureTask<>(() -> small.find(hanging, host, LONG)));
      awaitWaiting(caller);
    }
    UnknownHostException refused =
        catchThrowableOfType(
            UnknownHostException.class, () -> small.find(hanging, "more.example", LONG));
    assertThat(refused).hasCauseInstanceOf(RejectedExecutionException.class);
    assertThat(threads).hasSize(1);
  }

  @Test
  void aThreadThatCannotStartFailsAndUsesNoSlot() throws Exception {
    int[] failures = {2 * NameLookups.MAX_THREADS};
    NameLookups limited =
        new NameLookups(
            task -> {
              if (failures[0]-- > 0) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              return recorded(task);
            },
            NameLookups.MAX_THREADS,
            NameLookups.MAX_WAITING);
    hanging.released.countDown();
    while (failures[0] > 0) {
      assertThatThrownBy(() -> limited.find(hanging, "one.example", LONG))
          .isInstanceOf(UnknownHostException.class)
          .hasCauseInstanceOf(RejectedExecutionException.class);
    }
    assertThat(limited.find(hanging, "one.example", LONG)).isEqualTo(FOUND);
  }

  @Test
  void eachCallerGetsItsOwnException() {
    UnknownHostException thrown = new UnknownHostException("one.example: no such name");
    Dns failing =
        host -> {
          throw thrown;
        };
    UnknownHostException first = failure(failing, "one.example", LONG);
    assertThat(first).hasMessage(thrown.getMessage()).isNotSameAs(thrown);
    assertThat(first.getStackTrace()).isEqualTo(thrown.getStackTrace());
    assertThat(failure(failing, "one.example", LONG)).isNotSameAs(first);
  }

  @Test
  void anyOtherExceptionOfAResolverIsTheCause() {
    IllegalStateException bug = new IllegalStateException("a bug");
    Dns failing =
        host -> {
          throw bug;
        };
    assertThat(failure(failing, "one.example", LONG)).hasMessage("one.example").hasCause(bug);
  }

  @Test
  void aLinkageErrorIsRethrownUnchanged() {
    NoClassDefFoundError missing = new NoClassDefFoundError("org/example/Resolver");
    Dns broken =
        host -> {
          throw missing;
        };
    assertThatThrownBy(() -> lookups.find(broken, "one.example", LONG)).isSameAs(missing);
  }

  @Test
  void sequentialLookupsShareOneThreadThatEndsWhenIdle() throws Exception {
    hanging.released.countDown();
    for (int i = 0; i < 100; i++) {
      lookups.find(hanging, "one.example", LONG);
      awaitWaiting(threads.element());
    }
    threads.element().join();
    lookups.find(hanging, "one.example", LONG);
    assertThat(threads).hasSize(2);
  }

  @Test
  void aResolverThatInterruptsItsThreadBlocksNoOtherLookup() throws Exception {
    Dns interrupting =
        host -> {
          Thread.currentThread().interrupt();
          return FOUND;
        };
    for (int i = 0; i < 100; i++) {
      assertThat(lookups.find(interrupting, "one.example", LONG)).isEqualTo(FOUND);
    }
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }
}
