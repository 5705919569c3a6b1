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
 * Looks names up on at most 16 daemon threads, for all clients of the process. Callers who ask the
 * same resolver for the same host share the lookup that is under way; each waits within its own
 * time and leaves without ending it for the others. Beyond 16 lookups the next ones wait for a
 * thread, at most 1,024 of them. A thread ends when it has had nothing to do for two seconds.
 * Thread-safe.
 *
 * <p>Without it, each lookup with a time limit needs a thread of its own, and a resolver that hangs
 * costs a thread for each call. Nothing ends a lookup that hangs: it keeps its thread, and its host
 * waits for it. A resolver of a program's own therefore needs a time limit of its own. It can go
 * together with the bound in time of {@link BoundedDns}.
 */
final class NameLookups {
  static final int MOST_THREADS = 16;
  static final int MOST_WAITING = 1_024;

  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** Those of the process. */
  static final NameLookups SHARED =
      new NameLookups(DaemonThreads.named("mesdk-dns"), MOST_THREADS, MOST_WAITING);

  private final ThreadFactory factory;
  private final int mostThreads;
  private final int mostWaiting;

  /** Guards what is below, and what a lookup knows of its callers. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition work = lock.newCondition();
  private final Map<Key, Lookup> underWay = new HashMap<>();
  private final Queue<Lookup> waiting = new ArrayDeque<>();
  private int threads;
  private int idleThreads;

  /** On so many threads at most, with so many lookups that wait for one. */
  NameLookups(ThreadFactory factory, int mostThreads, int mostWaiting) {
    this.factory = factory;
    this.mostThreads = mostThreads;
    this.mostWaiting = mostWaiting;
  }

  /** What is looked up, and by whom: two resolvers may give two answers. */
  private record Key(Dns resolver, String host) implements Callable<List<InetAddress>> {
    @Override
    public List<InetAddress> call() throws UnknownHostException {
      return resolver.lookup(host);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a resolver's own equals() may say less than it knows
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.resolver == resolver && key.host.equals(host);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(resolver) + host.hashCode();
    }
  }

  /** One that is under way or waits for a thread. */
  private static final class Lookup extends FutureTask<List<InetAddress>> {
    private final Key key;
    private int callers;

    Lookup(Key key) {
      super(key);
      this.key = key;
    }
  }

  /** Looks up one after the other until nothing waits. */
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
   * The addresses that {@code resolver} gives for {@code host}.
   *
   * @throws UnknownHostException if it gives none; caused by an {@link InterruptedIOException} when
   *     the time was up or the thread was interrupted, and by a {@link RejectedExecutionException}
   *     when there was no thread for the lookup
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
      Lookup lookup = underWay.get(key);
      if (lookup == null || lookup.isDone()) {
        lookup = new Lookup(key);
        begin(lookup);
        underWay.put(key, lookup);
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
    } else if (threads < mostThreads) {
      startThread(lookup);
    } else if (waiting.size() < mostWaiting) {
      waiting.add(lookup);
    } else {
      throw new RejectedExecutionException("too many lookups of names wait for a thread");
    }
  }

  private void startThread(Lookup first) {
    try {
      factory.newThread(new Worker(first)).start();
    } catch (OutOfMemoryError noThread) { // which is how Java says so
      throw new RejectedExecutionException("no thread for the lookup of a name", noThread);
    }
    threads++;
  }

  /** The next lookup for the thread that did the last, or null when the thread is to end. */
  private @Nullable Lookup after(Lookup done) {
    lock.lock();
    try {
      underWay.remove(done.key, done);
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
      } catch (InterruptedException leftBehindByAResolver) {
        left = 0;
      }
      next = waiting.poll();
    }
    idleThreads--;
    return next;
  }

  /** A lookup that waits for a thread while nobody waits for it takes no other's place. */
  private void leave(Lookup lookup) {
    if (lookup.isDone()) {
      return;
    }
    lock.lock();
    try {
      lookup.callers--;
      if (lookup.callers == 0 && waiting.remove(lookup)) {
        underWay.remove(lookup.key, lookup);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * The caller's own exception: one that is thrown in many threads would gather the marks of all. A
   * class that does not fit is no matter of names, so it stays the error that it is.
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

  /** The only checked exception that OkHttp lets a resolver throw. */
  private static UnknownHostException failed(@Nullable String message, @Nullable Throwable cause) {
    UnknownHostException failed = new UnknownHostException(message);
    failed.initCause(cause);
    return failed;
  }
}
