package io.github.mesdk.cache;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.cache.StoreCalls.StoreException;
import io.github.mesdk.concurrent.AgeClock.Moment;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The entry of one request in the second level, and its lease. One load uses it, on one thread; its
 * writes end in the background.
 */
final class SharedEntryOf<T extends CurrentUser> {
  private static final int OWNER_BYTES = 16;
  private static final byte[] NO_BYTES = {};

  private final SharedAnswers shared;
  private final Consumer<CacheOutcome> observer;
  private final AccessToken token;
  private final SharedCodec<T> codec;
  private final String name;
  private final List<Tombstone> credentials;
  private final byte[] owner;

  /** A load reads its entry several times, but reports it once. */
  private boolean isReportedUnreadable;

  /** The name of the lease that this load has, or may have; null if it has none. */
  private volatile @Nullable String lease;

  /** The last call that asked for the lease. */
  private volatile CompletableFuture<?> acquisition = CompletableFuture.completedFuture(null);

  SharedEntryOf(SharedAnswers shared, CacheRequest request, Consumer<CacheOutcome> observer) {
    this.shared = shared;
    this.observer = observer;
    this.token = request.token();
    this.codec = new SharedCodec<>(shared, request);
    this.name = shared.names.answer(request, shared.fingerprint(request.endpoint()));
    this.credentials = shared.names.credentials(request);
    this.owner = shared.sealer.bytes(OWNER_BYTES);
  }

  AccessToken token() {
    return token;
  }

  boolean uses(Tombstone credential) {
    return credentials.contains(credential);
  }

  void record(CacheOutcome outcome) {
    shared.counters.record(outcome, observer);
  }

  /** Reports that the entry cannot be read, once for each load. */
  void recordUnreadable() {
    if (!isReportedUnreadable) {
      isReportedUnreadable = true;
      record(CacheOutcome.SECOND_LEVEL_UNREADABLE);
    }
  }

  @Nullable Loaded<T> decode(SharedEntry entry) {
    return codec.decode(entry);
  }

  boolean hasLease() {
    return lease != null;
  }

  /** Gets the lease, unless another load has it. */
  boolean acquireLease(Snapshot current, Deadline deadline)
      throws StoreException, InterruptedException {
    String wanted = shared.names.lease(name, current.stamp());
    lease = wanted; // also if the call fails: the store may have set it nevertheless
    CompletableFuture<Boolean> started =
        shared.calls.call(
            deadline,
            (store, limit) -> store.putIfAbsent(wanted, owner, shared.settings.leaseTime, limit));
    acquisition = started;
    boolean isOwner = StoreCalls.await(started);
    lease = isOwner ? wanted : null;
    return isOwner;
  }

  /** Returns the owner of the lease; no bytes if it has none. */
  byte[] leaseOwner(Snapshot current, Deadline deadline)
      throws StoreException, InterruptedException {
    String wanted = shared.names.lease(name, current.stamp());
    return StoreCalls.await(shared.calls.call(deadline, (store, limit) -> store.get(wanted, limit)))
        .orElse(NO_BYTES);
  }

  /**
   * Releases the lease, if any, after the call that asked for it. A store may run two calls at the
   * same time.
   */
  void releaseLease() {
    String held = lease;
    if (held != null) {
      lease = null;
      shared.start(acquisition.handle((done, failure) -> held).thenCompose(this::release));
    }
  }

  private CompletableFuture<Boolean> release(String held) {
    return shared.calls.call(
        shared.calls.deadline(), (store, limit) -> store.remove(held, owner, limit));
  }

  /** Reads the entry and the generations that it depends on. */
  Snapshot read(Deadline deadline) throws StoreException, InterruptedException {
    CompletableFuture<Optional<byte[]>> value =
        shared.calls.call(deadline, (store, limit) -> store.get(name, limit));
    CompletableFuture<byte[]> all = shared.tombstones.generationOfAll(deadline);
    CompletableFuture<byte[]> epoch =
        shared.tombstones.generation(shared.names.subjectEpoch(), deadline);
    List<CompletableFuture<byte[]>> started =
        credentials.stream()
            .map(id -> shared.tombstones.generation(shared.names.tombstone(id), deadline))
            .toList();
    List<byte[]> generations = new ArrayList<>();
    for (CompletableFuture<byte[]> generation : started) {
      generations.add(StoreCalls.await(generation));
    }
    Optional<byte[]> sealed = StoreCalls.await(value);
    Snapshot none =
        new Snapshot(Optional.empty(), StoreCalls.await(all), generations, StoreCalls.await(epoch));
    return sealed.isEmpty() ? none : opened(none, sealed.get(), deadline);
  }

  private Snapshot opened(Snapshot snapshot, byte[] sealed, Deadline deadline)
      throws StoreException, InterruptedException {
    Optional<SharedEntry> entry = shared.sealer.open(name, sealed).flatMap(SharedEntry::decoded);
    if (entry.isEmpty()) {
      recordUnreadable();
      return snapshot;
    }
    byte[] stamp;
    if (entry.get().isAnswer()) {
      String subject = shared.names.tombstone(entry.get().subject());
      stamp = snapshot.stampWith(StoreCalls.await(shared.tombstones.generation(subject, deadline)));
    } else {
      stamp = snapshot.stamp();
    }
    return entry.get().hasStamp(stamp) ? snapshot.with(entry) : snapshot;
  }

  /**
   * Writes the answer in the background and releases the lease. An answer is not written if its
   * subject may have been invalidated during the load.
   *
   * @param latest of all requests that shared the load, the one with the earliest known expiry
   */
  void share(Snapshot before, T answer, CacheRequest latest, Moment startedAt) {
    SharedEntry unstamped = codec.encode(answer, latest, startedAt);
    if (unstamped == null || !shared.calls.isAvailable()) {
      releaseLease();
      return;
    }
    Deadline deadline = shared.calls.deadline();
    String subject = shared.names.tombstone(unstamped.subject());
    String epoch = shared.names.subjectEpoch();
    finish(
        shared
            .tombstones
            .generation(subject, deadline)
            .thenCompose(ofSubject ->
                shared
                    .tombstones
                    .generation(epoch, deadline)
                    .thenComposeAsync(
                        now ->
                            ofSubject.length == 0 || Arrays.equals(now, before.epoch())
                                ? put(unstamped, before.stampWith(ofSubject), deadline)
                                : CompletableFuture.completedFuture(null),
                        shared.threads)));
  }

  /**
   * Releases the lease after a failure. A failure that says something about the user ends the
   * answer for all members, and a reliable rejection is shared. A tombstone is written only if
   * there is an answer to end, so a flood of invented tokens does not fill the store. While the
   * store is unavailable, it stays pending. A failure without a request, such as that of a token
   * filter, is this member's own and stays here.
   *
   * @param before what the store held before the load; null if it could not be read
   * @param hasAnswer whether this member has an answer
   */
  void shareFailure(
      @Nullable Snapshot before, Throwable failure, Moment startedAt, boolean hasAnswer) {
    if (!FailureKinds.isOfProvider(failure) || FailureKinds.isOutage(failure)) {
      releaseLease();
      return;
    }
    boolean endsAnswer =
        codec.mayEndSharedAnswer(failure)
            && (hasAnswer || (before != null && before.holdsAnswer()));
    CompletableFuture<byte[]> ended =
        endsAnswer
            ? shared.tombstones.write(rejected(failure))
            : CompletableFuture.completedFuture(NO_BYTES);
    SharedEntry rejection = codec.encode(failure, startedAt);
    if (before == null || rejection == null || !shared.calls.isAvailable()) {
      finish(ended);
      return;
    }
    finish(
        ended.thenComposeAsync(
            generation ->
                put(
                    rejection,
                    (endsAnswer ? before.withLastCredential(generation) : before).stamp(),
                    shared.calls.deadline()),
            shared.threads));
  }

  /** Returns the credential that the failure is about: the program's own, or the user's. */
  private Tombstone rejected(Throwable failure) {
    return credentials.get(codec.isOfProgram(failure) ? 0 : credentials.size() - 1);
  }

  private CompletableFuture<?> put(SharedEntry entry, byte[] stamp, Deadline deadline) {
    byte[] sealed = shared.sealer.seal(name, entry.withStamp(stamp).encoded());
    Duration life = shared.freshness.until(entry.usableUntil());
    return sealed.length > EntrySealer.MAX_BYTES || life.isZero()
        ? CompletableFuture.completedFuture(null)
        : shared.calls.call(
            deadline,
            (store, limit) -> store.put(name, sealed, life, limit).thenApply(done -> true));
  }

  private void finish(CompletableFuture<?> write) {
    CompletableFuture<?> unused =
        write.whenCompleteAsync(
            (done, failure) -> {
              try {
                if (failure != null) {
                  record(CacheOutcome.SECOND_LEVEL_FAILED);
                }
              } finally {
                releaseLease();
              }
            },
            shared.threads);
  }
}
