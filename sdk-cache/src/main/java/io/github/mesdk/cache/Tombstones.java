package io.github.mesdk.cache;

import io.github.mesdk.concurrent.Durations;
import io.github.mesdk.time.Deadline;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Writes and reads tombstones: entries that record an invalidation. The value of a tombstone is its
 * generation, random bytes that change with each invalidation. An answer is sealed together with
 * the generations that were read before its load, and counts only while they are still current. No
 * clock decides whether an answer counts. A clock only ends the retries of pending tombstones.
 *
 * <p>A tombstone that could not be written stays pending, and counts on this member until it is
 * written, or until every answer from before the invalidation has expired. Thread-safe.
 */
final class Tombstones {
  /** Longer than any answer is kept, see {@link SharedAnswers#MAX_LIFE}. */
  static final Duration LIFE = Duration.ofHours(1);

  /** The entry for all answers always exists, so an emptied store is noticed. */
  private static final Duration LIFE_OF_ALL = Duration.ofDays(365);

  /** Beyond this number of pending tombstones, all answers are invalidated instead. */
  private static final int MAX_PENDING = 10_000;

  private static final int GENERATION_BYTES = 16;
  private static final byte[] NONE = {};

  /** Stands for a value without bytes. It must differ from {@link #NONE} as a generation. */
  private static final byte[] UNREADABLE = {0};

  private final EntryNames names;
  private final EntrySealer random;
  private final StoreCalls calls;
  private final Freshness freshness;
  private final Duration longestAnswer;
  private final ConcurrentMap<String, Pending> pending = new ConcurrentHashMap<>();
  private final AtomicBoolean isRetrying = new AtomicBoolean();

  /**
   * Creates tombstones.
   *
   * @param longestAnswer how long a member of the fleet serves an answer from its memory at most
   */
  Tombstones(
      EntryNames names,
      EntrySealer random,
      StoreCalls calls,
      Freshness freshness,
      Duration longestAnswer) {
    this.names = names;
    this.random = random;
    this.calls = calls;
    this.freshness = freshness;
    this.longestAnswer = longestAnswer;
    calls.onRecovery(this::writePending);
  }

  /**
   * A tombstone that is not written yet.
   *
   * @param sinceNanos when this entry was last invalidated; a retry does not change it. It is a
   *     time of the monotonic clock: the wall clock may be set forward, and would then drop an
   *     invalidation while answers from before it are still served
   */
  @SuppressWarnings("ArrayRecordComponent") // each invalidation has an array of its own
  private record Pending(byte[] generation, long sinceNanos) {}

  /** Returns the generation of an entry; no bytes if it does not exist. */
  CompletableFuture<byte[]> generation(String name, Deadline deadline) {
    Pending own = pending.get(name);
    return own != null
        ? CompletableFuture.completedFuture(own.generation)
        : calls
            .call(deadline, (store, limit) -> store.get(name, limit))
            .thenApply(value -> value.map(Tombstones::generationOf).orElse(NONE));
  }

  /** An overwritten tombstone must not revive the answers from the time without a tombstone. */
  private static byte[] generationOf(byte[] value) {
    return value.length == 0 ? UNREADABLE : value;
  }

  /** Returns the generation of the entry for all answers, which is created if it is missing. */
  CompletableFuture<byte[]> generationOfAll(Deadline deadline) {
    String all = names.allEpoch();
    return generation(all, deadline)
        .thenCompose(value ->
            value.length > 0
                ? CompletableFuture.completedFuture(value)
                : calls
                    .call(
                        deadline,
                        (store, limit) ->
                            store.putIfAbsent(all, newGeneration(), LIFE_OF_ALL, limit))
                    .thenCompose(created -> generation(all, deadline)));
  }

  /** Returns one value for several generations. */
  static byte[] stamp(List<byte[]> generations) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] generation : generations) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, generation.length));
        digest.update(generation);
      }
      return Arrays.copyOf(digest.digest(), SharedEntry.STAMP_BYTES);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("the JRE has no SHA-256", missing);
    }
  }

  /** Ends all answers. */
  CompletableFuture<byte[]> writeAll() {
    return write(names.allEpoch(), names.all());
  }

  /** Ends the answers that were loaded with this credential. Returns the new generation. */
  CompletableFuture<byte[]> write(Tombstone credential) {
    return write(names.tombstone(credential));
  }

  /**
   * Ends the answers about this subject. A load learns its subject only at its end. It then reads
   * the tombstone first and the epoch second. Therefore the epoch is written first.
   */
  CompletableFuture<byte[]> writeSubject(Tombstone subject) {
    return write(names.subjectEpoch(), names.tombstone(subject));
  }

  private CompletableFuture<byte[]> write(String epoch, String name) {
    markPending(name);
    return write(epoch).thenCompose(done -> write(name));
  }

  private Pending markPending(String name) {
    Pending marked = newPending();
    pending.put(name, marked);
    if (pending.size() > MAX_PENDING) {
      List<String> instead = List.of(names.allEpoch(), names.all());
      instead.forEach(all -> pending.put(all, newPending()));
      pending.keySet().retainAll(instead);
    }
    return marked;
  }

  private CompletableFuture<byte[]> write(String name) {
    Pending marked = markPending(name);
    try {
      if (calls.isAvailable()) {
        return put(name, marked);
      }
      retryLater();
      return CompletableFuture.failedFuture(new IllegalStateException("the store is unavailable"));
    } catch (Throwable noTimer) { // the invalidation still counts on this member
      return CompletableFuture.failedFuture(noTimer);
    }
  }

  private CompletableFuture<byte[]> put(String name, Pending marked) {
    Duration life = name.equals(names.allEpoch()) ? LIFE_OF_ALL : LIFE;
    return calls
        .call(
            calls.deadline(),
            (store, limit) ->
                store
                    .put(name, marked.generation, life, limit)
                    .thenApply(done -> marked.generation))
        .whenComplete((done, failure) -> {
          // A success may come after the tombstone of all answers has replaced this one.
          if (failure != null || !pending.remove(name, marked)) {
            retryLater();
          }
        });
  }

  /**
   * Tries once a second to write what is pending, until nothing is. This member may have no load
   * that would notice that the store answers again.
   */
  private void retryLater() {
    if (isRetrying.compareAndSet(false, true)) {
      try {
        calls.later(this::retry);
      } catch (Throwable noTimer) { // the next failure must be able to start the retries
        isRetrying.set(false);
        throw noTimer;
      }
    }
  }

  private void retry() {
    isRetrying.set(false);
    removeOutlived();
    if (!pending.isEmpty()) {
      retryLater();
      if (calls.isAvailable()) { // otherwise, this starts a probe, and its success writes
        CompletableFuture<?> unused = writePending();
      }
    }
  }

  /** Removes what no answer needs any more. Without this, the retries might never end. */
  private void removeOutlived() {
    long longest = Durations.longer(LIFE, longestAnswer).toNanos();
    long now = freshness.now().nanos();
    pending.values().removeIf(entry -> now - entry.sinceNanos > longest);
  }

  /**
   * Writes what is pending, each with a new generation. An earlier generation may be that of an
   * answer that another member has invalidated meanwhile.
   */
  private CompletableFuture<?> writePending() {
    List<String> epochs = List.of(names.allEpoch(), names.subjectEpoch());
    return writePending(epochs.stream())
        .thenCompose(done -> writePending(pending.keySet().stream()));
  }

  private CompletableFuture<?> writePending(Stream<String> entries) {
    return CompletableFuture.allOf(
        entries.flatMap(this::writeAgain).toArray(CompletableFuture<?>[]::new));
  }

  private Stream<CompletableFuture<?>> writeAgain(String name) {
    Pending renewed =
        pending.computeIfPresent(
            name, (key, latest) -> new Pending(newGeneration(), latest.sinceNanos));
    return renewed == null ? Stream.empty() : Stream.of(put(name, renewed));
  }

  private Pending newPending() {
    return new Pending(newGeneration(), freshness.now().nanos());
  }

  private byte[] newGeneration() {
    return random.bytes(GENERATION_BYTES);
  }
}
