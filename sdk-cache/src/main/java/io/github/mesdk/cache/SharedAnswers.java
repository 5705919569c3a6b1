package io.github.mesdk.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.mesdk.CacheOutcome;
import io.github.mesdk.concurrent.DaemonThreads;
import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.internal.cache.CacheRequest.Endpoint;
import io.github.mesdk.model.CurrentUser;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The second level of one cache: what its loads need to share answers with other members of a
 * fleet. Thread-safe.
 */
final class SharedAnswers {
  /** How long an entry is kept at most. Tombstones live longer, whatever the settings. */
  static final Duration MAX_LIFE = Duration.ofMinutes(55);

  private static final int THREADS = 4;

  /** How many changes of other members wait for their scan of the answers. */
  private static final int MAX_WAITING = 1_000;

  final SecondLevel settings;
  final EntryNames names;
  final EntrySealer sealer;
  final StoreCalls calls;
  final Tombstones tombstones;
  final Freshness freshness;
  final Counters counters;
  final Duration retention;
  final Duration negativeTimeToLive;

  /**
   * Runs what follows a call of the store, because the threads of a store must neither wait for a
   * listener of the application nor encrypt.
   */
  final Executor threads =
      new FallbackExecutor(
          DaemonThreads.pool(
              DaemonThreads.named("mesdk-cache-shared"), THREADS, Integer.MAX_VALUE));

  private final Cache<Endpoint, byte[]> fingerprints = Caffeine.newBuilder().weakKeys().build();

  SharedAnswers(
      SecondLevel settings,
      MeCacheBuilder from,
      EntryNames names,
      Timer timer,
      Freshness freshness,
      Counters counters) {
    this.settings = settings;
    this.names = names;
    this.sealer = new EntrySealer(settings.keys, settings.keyId);
    this.calls = new StoreCalls(settings, timer, from.nanoTime, names.allEpoch(), counters);
    this.freshness = freshness;
    Duration life = from.timeToLive.plus(AnswerStore.longestStale(from));
    this.tombstones =
        new Tombstones(
            names, sealer, calls, freshness, Durations.longer(life, from.negativeTimeToLive));
    this.counters = counters;
    this.retention = Durations.shorter(life, MAX_LIFE);
    this.negativeTimeToLive = Durations.shorter(from.negativeTimeToLive, MAX_LIFE);
  }

  /**
   * Checks that answers for this client may be shared.
   *
   * @throws IllegalArgumentException if they may not; the message names the remedy
   */
  void check(Endpoint endpoint) {
    String provider = endpoint.provider().name();
    if (!endpoint.provider().credentials().isEmpty() && !settings.allowsCredentials) {
      throw new IllegalArgumentException(
          "answers of "
              + provider
              + " hold a live credential, which the second level of the cache does not store;"
              + " use a cache without a second level, or SecondLevel.withCredentialsAllowed()");
    }
    if (endpoint.scope() == null && SettingsFingerprint.hasCode(endpoint)) {
      throw new IllegalArgumentException(
          "the client of "
              + provider
              + " has a decoder, a model, an OkHttp client or an authentication of its own, which"
              + " the second level of the cache cannot compare between processes; name this code"
              + " with cacheScope(\"name\"), and change the name when the code changes");
    }
    byte[] unused = fingerprint(endpoint);
  }

  byte[] fingerprint(Endpoint endpoint) {
    return fingerprints.get(endpoint, SettingsFingerprint::of);
  }

  /** Returns the part of a load that concerns the second level. */
  <T extends CurrentUser> SharedLoad<T> load(
      Load<T> load,
      InFlightLoads loads,
      CacheRequest request,
      Duration maxWait,
      Consumer<CacheOutcome> observer) {
    SharedEntryOf<T> entry = new SharedEntryOf<>(this, request, observer);
    return new SharedLoad<>(this, entry, load, loads, maxWait);
  }

  /**
   * Reports the changes that other members make.
   *
   * @param onTombstone receives the tombstone; null if all answers are invalid
   */
  void subscribe(Consumer<@Nullable Tombstone> onTombstone) {
    // Not on the thread of the store, which must not wait for a scan of all answers.
    ThreadPoolExecutor thread =
        DaemonThreads.pool(DaemonThreads.named("mesdk-cache-invalidation"), 1, MAX_WAITING);
    settings.store.subscribe(
        names.tombstonePrefix(),
        new SecondLevel.Store.Listener() {
          @Override
          public void changed(String key) {
            Tombstone tombstone = names.tombstone(key).orElse(null);
            if (tombstone != null || key.equals(names.all())) {
              run(thread, onTombstone, tombstone);
            }
          }

          @Override
          public void missed() {
            run(thread, onTombstone, null);
          }
        });
  }

  /** If too many changes wait, one invalidation of all answers replaces them. */
  private static void run(
      ThreadPoolExecutor thread,
      Consumer<@Nullable Tombstone> onTombstone,
      @Nullable Tombstone tombstone) {
    try {
      thread.execute(() -> onTombstone.accept(tombstone));
    } catch (RejectedExecutionException full) {
      thread.getQueue().clear();
      run(thread, onTombstone, null);
    } catch (Throwable noThread) { // the change must not be lost
      onTombstone.accept(tombstone);
    }
  }

  /** Starts a write whose failure leaves the tombstone pending. */
  void start(CompletionStage<?> write) {
    CompletableFuture<?> unused =
        write
            .toCompletableFuture()
            .exceptionally(failure -> {
              counters.count(CacheOutcome.SECOND_LEVEL_FAILED);
              return null;
            });
  }
}
