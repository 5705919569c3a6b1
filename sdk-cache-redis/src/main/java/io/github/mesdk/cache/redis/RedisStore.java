package io.github.mesdk.cache.redis;

import io.github.mesdk.cache.SecondLevel;
import io.github.mesdk.time.Deadline;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A second level in Redis 6 or later, or in Valkey, through Lettuce. It uses one connection of its
 * own. It connects in the background, so the program starts without Redis, and it connects again
 * after an interruption. While there is no connection, its operations fail at once.
 *
 * <pre>{@code
 * RedisStore store = RedisStore.at("redis://redis.internal:6379");
 * SecondLevel fleet = SecondLevel.of(store, namesKey, "2026-11", sealingKey);
 * }</pre>
 *
 * <p>The server must not evict tombstones: use the policy {@code noeviction}. The user needs the
 * permissions {@code +get +set +del +eval +client +hello} on the keys with the prefix. Thread-safe.
 */
public final class RedisStore implements SecondLevel.Store, AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration RECONNECT_DELAY = Duration.ofMillis(500);
  private static final byte[] NO_BYTES = {};

  /** Deletes the key if it has the expected value, in one step. A key of another type has not. */
  private static final String REMOVE_IF_EQUAL =
      "if redis.pcall('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end"
          + " return 0";

  private final TrackedConnection connection;

  /** The client to close with this store; null if it is the application's. */
  private final @Nullable RedisClient own;

  RedisStore(RedisClient client, @Nullable RedisClient own, LongSupplier nanoTime) {
    this.connection = new TrackedConnection(client, nanoTime);
    this.own = own;
  }

  /**
   * Returns a store that uses the application's client, with its address, credentials, TLS and
   * threads. Closing the store does not close the client. The client must use RESP3, which is
   * Lettuce's default.
   *
   * @throws IllegalStateException if Lettuce is older than 6.6.0
   */
  public static RedisStore of(RedisClient client) {
    SupportedLettuce.check();
    return new RedisStore(client, null, System::nanoTime);
  }

  /**
   * Returns a store with a client of its own.
   *
   * @param url the address as Lettuce reads it, such as {@code rediss://user:password@host:6379}
   * @throws IllegalArgumentException if the URL is invalid; the message does not quote it
   * @throws IllegalStateException if Lettuce is older than 6.6.0
   */
  public static RedisStore at(String url) {
    SupportedLettuce.check();
    RedisURI address = parsed(url);
    address.setTimeout(CONNECT_TIMEOUT); // of the handshake
    ClientResources resources =
        ClientResources.builder().reconnectDelay(Delay.constant(RECONNECT_DELAY)).build();
    RedisClient client = RedisClient.create(resources, address);
    client.setOptions(
        ClientOptions.builder()
            .protocolVersion(ProtocolVersion.RESP3)
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            // Commands have their own deadlines, which may be longer.
            .timeoutOptions(TimeoutOptions.builder().timeoutCommands(false).build())
            .socketOptions(
                SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).keepAlive(true).build())
            .build());
    return new RedisStore(client, client, System::nanoTime);
  }

  private static RedisURI parsed(String url) {
    try {
      return RedisURI.create(url);
    } catch (IllegalArgumentException invalid) { // quotes the URL, which may have a password
      throw new IllegalArgumentException(
          "the URL of Redis is invalid; percent-encode reserved characters in its user name and"
              + " password");
    }
  }

  @Override
  public CompletionStage<Optional<byte[]>> get(String key, Deadline deadline) {
    return run(
        deadline,
        redis ->
            redis.get(key).thenApply(Optional::ofNullable).exceptionally(RedisStore::unreadable));
  }

  /**
   * Returns no bytes for a key of another type, such as a list. The cache then reports an entry
   * that it cannot read, and replaces it, as if the key had other text. A failure would count as
   * one of Redis.
   */
  private static Optional<byte[]> unreadable(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    if (String.valueOf(cause.getMessage()).startsWith("WRONGTYPE")) {
      return Optional.of(NO_BYTES);
    }
    throw new CompletionException(cause);
  }

  @Override
  public CompletionStage<Boolean> put(
      String key, byte[] value, Duration timeToLive, Deadline deadline) {
    return run(
        deadline, redis -> redis.set(key, value, expiring(timeToLive)).thenApply("OK"::equals));
  }

  @Override
  public CompletionStage<Boolean> putIfAbsent(
      String key, byte[] value, Duration timeToLive, Deadline deadline) {
    return run(
        deadline,
        redis -> redis.set(key, value, expiring(timeToLive).nx()).thenApply("OK"::equals));
  }

  private static SetArgs expiring(Duration timeToLive) {
    return SetArgs.Builder.px(Math.max(1, timeToLive.toMillis()));
  }

  @Override
  public CompletionStage<Long> remove(String key, Deadline deadline) {
    return run(deadline, redis -> redis.del(key));
  }

  @Override
  public CompletionStage<Boolean> remove(String key, byte[] expected, Deadline deadline) {
    return run(
        deadline,
        redis ->
            redis
                .<Long>eval(REMOVE_IF_EQUAL, ScriptOutputType.INTEGER, new String[] {key}, expected)
                .thenApply(removed -> removed > 0));
  }

  @Override
  public void subscribe(String prefix, Listener listener) {
    connection.subscribe(prefix, listener);
  }

  private <R> CompletionStage<R> run(
      Deadline deadline, Function<RedisAsyncCommands<String, byte[]>, CompletionStage<R>> command) {
    RedisAsyncCommands<String, byte[]> redis = connection.commands();
    if (redis == null) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("there is no connection to Redis", connection.lastFailure()));
    }
    connection.commandStarts();
    return command
        .apply(redis)
        .whenComplete((value, failure) -> connection.commandEnded(failure))
        .toCompletableFuture()
        .copy() // the time limit must not end the step above, which waits for a late reply
        .orTimeout(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)
        .whenComplete((value, failure) -> {
          if (failure != null) {
            connection.dropIfSilent();
          }
        });
  }

  /** Closes the connection, and the client if it is the store's own. */
  @Override
  public void close() {
    connection.close();
    if (own != null) {
      ClientResources resources = own.getResources();
      own.shutdown(Duration.ZERO, CONNECT_TIMEOUT);
      var unused = resources.shutdown(0, CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Shows no address, which may have a password. */
  @Override
  public String toString() {
    return "RedisStore{" + (connection.isOpen() ? "connected" : "not connected") + "}";
  }
}
