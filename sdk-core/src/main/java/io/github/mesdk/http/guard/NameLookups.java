package io.github.mesdk.http.guard;

import io.github.mesdk.concurrent.DaemonThreads;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Resolves host names on at most 16 daemon threads, for all clients of the process. Callers that
 * resolve the same host with the same resolver share the lookup in flight. Each caller waits at
 * most for its own timeout, and a caller that stops waiting does not cancel the lookup for the
 * others. Further lookups wait for a thread, at most 1,024 of them. A thread ends after two idle
 * seconds. Thread-safe.
 *
 * <p>Without this class, each lookup with a timeout needs its own thread, and a resolver that hangs
 * costs a thread per call. A lookup that hangs cannot be cancelled: the lookup keeps its thread,
 * and all callers that resolve the same host wait for it. A custom resolver therefore needs its own
 * timeout. This class can be removed together with the time limit of {@link BoundedDns}.
 */
final class NameLookups {
  static final int MAX_THREADS = 16;
  static final int MAX_WAITING = 1_024;

  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** The instance for the whole process. */
  static final NameLookups SHARED =
      new NameLookups(DaemonThreads.named("mesdk-dns"), MAX_THREADS, MAX_WAITING);

  private final ThreadFactory factory;
  private final int maxThreads;
  private final int maxWaiting;

  /** Guards the fields below and {@link Lookup#callers}. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition work = lock.newCondition();
  private final Map<Key, Lookup> inFlight = new HashMap<>();
  private final Queue<Lookup> waiting = new ArrayDeque<>();
  private int threads;
  private int idleThreads;

  /** Creates an instance with these limits on threads and on lookups that wait for a thread. */
  NameLookups(ThreadFactory factory, int maxThreads, int maxWaiting) {
    this.factory = factory;
    this.maxThreads = maxThreads;
    this.maxWaiting = maxWaiting;
  }

  /** The resolver and the host of a lookup: two resolvers may return different addresses. */
  private record Key(Dns resolver, String host) implements Callable<List<InetAddress>> {
    @Override
    public List<InetAddress> call() throws UnknownHostException {
      return resolver.lookup(host);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // equal resolvers may still return different addresses
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.resolver == resolver && key.host.equals(host);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(resolver) + host.hashCode();
    }
  }

  /** A lookup that is running or waits for a thread. */
  private static final class Lookup extends FutureTask<List<InetAddress>> {
    private final Key key;
    private int callers;

    Lookup(Key key) {
      super(key);
      this.key = key;
    }
  }

  /** Runs one lookup after another until none is waiting. */
  private final class Worker implements Runnable {
    private final Lookup first;

    Worker(Lookup first) {
      this.first = first;
    }

    @Override
    public void run() {
      for (Lookup next = first; next != null; next = after(next)) {
        next.run();
      }
    }
  }

  /**
   * Returns the addresses of {@code host} according to {@code resolver}. Blocks for at most {@code
   * time}.
   *
   * @throws UnknownHostException if the lookup fails. The cause is an {@link
   *     InterruptedIOException} if {@code time} elapsed or the thread was interrupted, and a {@link
   *     RejectedExecutionException} if no thread was available.
   */
  List<InetAddress> find(Dns resolver, String host, Duration time) throws UnknownHostException {
    Lookup lookup = join(new Key(resolver, host));
    try {
      return lookup.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw failed(host, new InterruptedIOException("timeout"));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failed(host, new InterruptedIOException("interrupted"));
    } catch (ExecutionException failed) {
      throw ownCopy(host, failed.getCause());
    } finally {
      leave(lookup);
    }
  }

  private Lookup join(Key key) throws UnknownHostException {
    lock.lock();
    try {
      Lookup lookup = inFlight.get(key);
      if (lookup == null || lookup.isDone()) {
        lookup = new Lookup(key);
        begin(lookup);
        inFlight.put(key, lookup);
      }
      lookup.callers++;
      return lookup;
    } catch (RejectedExecutionException full) {
      throw failed(key.host, full);
    } finally {
      lock.unlock();
    }
  }

  private void begin(Lookup lookup) {
    if (waiting.size() < idleThreads) {
      waiting.add(lookup);
      work.signal();
    } else if (threads < maxThreads) {
      startThread(lookup);
    } else if (waiting.size() < maxWaiting) {
      waiting.add(lookup);
    } else {
      throw new RejectedExecutionException("too many host name lookups are waiting for a thread");
    }
  }

  private void startThread(Lookup first) {
    try {
      factory.newThread(new Worker(first)).start();
    } catch (OutOfMemoryError noThread) { // thrown when no thread can be created
      throw new RejectedExecutionException(
          "cannot create a thread for a host name lookup", noThread);
    }
    threads++;
  }

  /**
   * Returns the next lookup for a thread that has finished {@code done}, or null if the thread
   * should end.
   */
  private @Nullable Lookup after(Lookup done) {
    lock.lock();
    try {
      inFlight.remove(done.key, done);
      Lookup next = waiting.poll();
      if (next == null) {
        next = awaitWork();
      }
      if (next == null) {
        threads--;
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Lookup awaitWork() {
    long left = IDLE_NANOS;
    Lookup next = null;
    idleThreads++;
    while (next == null && left > 0) {
      try {
        left = work.awaitNanos(left);
      } catch (InterruptedException causedByResolver) {
        left = 0;
      }
      next = waiting.poll();
    }
    idleThreads--;
    return next;
  }

  /** Removes a lookup from the queue if it has not started and its last caller stops waiting. */
  private void leave(Lookup lookup) {
    if (lookup.isDone()) {
      return;
    }
    lock.lock();
    try {
      lookup.callers--;
      if (lookup.callers == 0 && waiting.remove(lookup)) {
        inFlight.remove(lookup.key, lookup);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns an exception for this caller alone: an instance shared by many threads would collect
   * the suppressed exceptions of all. A {@link LinkageError} is not a lookup failure and is
   * rethrown unchanged.
   */
  private static UnknownHostException ownCopy(String host, @Nullable Throwable cause) {
    if (cause instanceof LinkageError broken) {
      throw broken;
    }
    if (!(cause instanceof UnknownHostException)) {
      return failed(host, cause);
    }
    UnknownHostException copy = failed(cause.getMessage(), cause.getCause());
    copy.setStackTrace(cause.getStackTrace());
    return copy;
  }

  /** Creates the only checked exception that a resolver of OkHttp may throw. */
  private static UnknownHostException failed(@Nullable String message, @Nullable Throwable cause) {
    UnknownHostException failed = new UnknownHostException(message);
    failed.initCause(cause);
    return failed;
  }
}
