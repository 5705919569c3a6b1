package io.github.mesdk.cache.redis;

import io.github.mesdk.cache.SecondLevel.Store.Listener;
import io.github.mesdk.concurrent.DaemonThreads;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.TrackingArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.push.PushMessage;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose server reports the changes of keys, with client tracking in broadcast mode. In
 * the default mode, a server does not report a change of a key after this client has set it.
 * Thread-safe.
 */
@SuppressWarnings("ReferenceEquality") // a connection that was replaced may still report its end
final class TrackedConnection {
  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
  private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

  private static final long SILENCE_NANOS = Duration.ofSeconds(10).toNanos();

  private final RedisClient client;
  private final LongSupplier nanoTime;
  private final Map<String, List<Listener>> listeners = new ConcurrentHashMap<>();

  /** Guards the set of prefixes that the server reports on the current connection. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Set<String> tracked = new HashSet<>();
  private final AtomicBoolean isConnecting = new AtomicBoolean();

  /**
   * When the first command was sent after the last reply of the server; null if none was sent
   * since. Without commands, a connection is idle and not silent.
   */
  private final AtomicReference<@Nullable Long> silentSince = new AtomicReference<>();

  private volatile long nextAttempt;
  private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;

  /** Whether the server reports changes on the current connection. */
  private volatile boolean isTracking;

  private volatile boolean isClosed;

  /** Why there is no connection that reports changes; null if no attempt has failed. */
  private volatile @Nullable Throwable lastFailure;

  TrackedConnection(RedisClient client, LongSupplier nanoTime) {
    this.client = client;
    this.nanoTime = nanoTime;
    nextAttempt = nanoTime.getAsLong();
    connectLater();
  }

  /** Returns the commands; null without a connection that reports changes. */
  @Nullable RedisAsyncCommands<String, byte[]> commands() {
    StatefulRedisConnection<String, byte[]> current = connection;
    if (current == null) {
      connectLater();
      return null;
    }
    // The application's client may queue commands while it is disconnected. This store never does.
    if (isTracking && current.isOpen()) {
      return current.async();
    }
    if (!current.isOpen() && !client.getOptions().isAutoReconnect()) {
      drop(current);
    } else {
      commandStarts(); // tracking may have failed, or its reply may be lost
      dropIfSilent();
    }
    return null;
  }

  /** Must be called before the command is sent, because the reply may arrive at once. */
  void commandStarts() {
    silentSince.compareAndSet(null, nanoTime.getAsLong());
  }

  /** A value, an error and a reply that comes too late all show that the server is there. */
  void commandEnded(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause == null || cause instanceof RedisCommandExecutionException) {
      silentSince.set(null);
    }
  }

  /**
   * Drops the connection if the server has left commands without a reply for a while. Its machine
   * may be gone, and TCP alone would notice it only after many minutes. The same holds if the
   * server did not start to report changes, because without them no command is sent.
   */
  void dropIfSilent() {
    StatefulRedisConnection<String, byte[]> current = connection;
    Long since = silentSince.get();
    if (current != null && since != null && nanoTime.getAsLong() - since > SILENCE_NANOS) {
      drop(current);
    }
  }

  private void drop(StatefulRedisConnection<String, byte[]> silent) {
    lock.lock();
    try {
      if (connection != silent) { // another thread was first
        return;
      }
      silentSince.set(null);
      isTracking = false;
      connection = null;
    } finally {
      lock.unlock();
    }
    close(silent);
  }

  boolean isOpen() {
    return commands() != null;
  }

  /** Returns the last failure to connect or to make the server report changes; null after none. */
  @Nullable Throwable lastFailure() {
    return lastFailure;
  }

  /** Connects on another thread, at most once a second. Lettuce then keeps the connection. */
  private void connectLater() {
    boolean isDue = nanoTime.getAsLong() - nextAttempt >= 0;
    if (isDue && !isClosed && isConnecting.compareAndSet(false, true)) {
      nextAttempt = nanoTime.getAsLong() + RETRY_NANOS;
      try {
        DaemonThreads.named("mesdk-cache-redis").newThread(this::connect).start();
      } catch (Throwable noThread) { // the next command tries again
        lastFailure = noThread;
        isConnecting.set(false);
      }
    }
  }

  private void connect() {
    try {
      if (connection != null) { // since this attempt was due
        return;
      }
      StatefulRedisConnection<String, byte[]> made = client.connect(CODEC);
      made.addListener(this::onPush);
      made.addListener(new Reconnects());
      silentSince.set(null);
      connection = made;
      track(made, true);
      if (isClosed) {
        close(made);
      }
    } catch (RuntimeException unreachable) {
      // The next command tries again. Until then, commands fail and are counted by the cache.
      isTracking = false;
      lastFailure = unreachable;
    } finally {
      isConnecting.set(false);
    }
  }

  void subscribe(String prefix, Listener listener) {
    listeners.computeIfAbsent(prefix, key -> new CopyOnWriteArrayList<>()).add(listener);
    StatefulRedisConnection<String, byte[]> current = connection;
    if (current != null) {
      track(current, false);
    }
  }

  /**
   * Makes the server report changes of all prefixes that it does not report yet. A server refuses a
   * prefix that it already reports.
   *
   * @param isNew whether the connection is new, so that earlier changes may have been missed
   */
  private void track(StatefulRedisConnection<String, byte[]> on, boolean isNew) {
    CompletionStage<String> started;
    lock.lock();
    try {
      if (isNew) {
        tracked.clear();
      }
      Set<String> added = new HashSet<>(listeners.keySet());
      added.removeAll(tracked);
      if (added.isEmpty() && !isNew) {
        return;
      }
      tracked.addAll(added);
      commandStarts();
      started = added.isEmpty() ? CompletableFuture.completedFuture("OK") : reported(on, added);
    } finally {
      lock.unlock();
    }
    CompletionStage<String> unused =
        started.whenComplete((done, failure) -> {
          if (on == connection) {
            isTracking = failure == null;
            lastFailure = failure;
            if (failure == null) { // otherwise, the connection cannot be used, and is replaced
              silentSince.set(null);
            }
          }
          if (isNew) {
            reportMissed();
          }
        });
  }

  private static CompletionStage<String> reported(
      StatefulRedisConnection<String, byte[]> on, Set<String> prefixes) {
    return on.async()
        .clientTracking(
            TrackingArgs.Builder.enabled().bcast().prefixes(prefixes.toArray(new String[0])));
  }

  private void reportMissed() {
    listeners.values().forEach(all -> all.forEach(Listener::missed));
  }

  private void onPush(PushMessage message) {
    if (!message.getType().equals("invalidate")) {
      return;
    }
    Object keys = message.getContent(StringCodec.UTF8::decodeKey).get(1);
    if (keys instanceof List<?> list) {
      list.forEach(key -> report(String.valueOf(key)));
    } else { // the database was emptied
      reportMissed();
    }
  }

  private void report(String key) {
    listeners.forEach((prefix, all) -> {
      if (key.startsWith(prefix)) {
        all.forEach(listener -> listener.changed(key));
      }
    });
  }

  void close() {
    isClosed = true;
    StatefulRedisConnection<String, byte[]> current = connection;
    if (current != null) {
      close(current);
    }
  }

  /** Does not wait: if the application has shut its client down, the wait would never end. */
  private static void close(StatefulRedisConnection<String, byte[]> old) {
    CompletableFuture<Void> unused = old.closeAsync();
  }

  /** Starts tracking again after Lettuce has connected again. */
  private final class Reconnects implements RedisConnectionStateListener {
    @Override
    public void onRedisConnected(RedisChannelHandler<?, ?> handler, SocketAddress address) {
      StatefulRedisConnection<String, byte[]> current = connection;
      if (current == handler) {
        silentSince.set(null);
        track(current, true);
      }
    }

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
      if (connection == handler) {
        isTracking = false;
      }
    }
  }
}
