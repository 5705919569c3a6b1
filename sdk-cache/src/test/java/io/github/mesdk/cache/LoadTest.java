package io.github.mesdk.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A registered load that finds a cached result before it starts. */
@Timeout(60)
class LoadTest extends CacheFixture {
  private static final Deadline FAR = Deadline.after(Duration.ofHours(1));

  private final Keys keys = new Keys();
  private final EntryNames names =
      new EntryNames("names key of 32 bytes for a test".getBytes(UTF_8), "mesdk");
  private final Freshness freshness = new Freshness(builder());
  private final Counters counters = new Counters();
  private final AnswerStore store = new AnswerStore(builder(), keys, names, freshness, counters);
  private final InFlightLoads all =
      new InFlightLoads(builder(), store, null, clock, freshness, counters);
  private final Load<AuthInfo> load = load(request("one"));

  private Load<AuthInfo> load(CacheRequest request) {
    Load<AuthInfo> made =
        new Load<>(keys.of(request), request, () -> provider.get(), FAR, outcomes::add, all);
    assertThat(all.register(made)).isTrue();
    return made;
  }

  private CompletableFuture<AuthInfo> join(AccessToken token) {
    Deadline deadline = Deadline.after(Duration.ofSeconds(30), clock::nanoTime);
    return load.join(request(token), deadline, outcomes::add);
  }

  private static AccessToken expired() {
    return AccessToken.of("one", FakeClock.START);
  }

  @Test
  void aCachedAnswerEndsTheLoadIfItServesAllWaiters() {
    CompletableFuture<AuthInfo> waiting = join(AccessToken.of("one"));
    assertThat(load.endWith(CompletableFuture.completedFuture(user(8)))).isTrue();
    assertThat(waiting).isCompletedWithValue(user(8));
    assertThat(join(AccessToken.of("one"))).as("it has ended").isNull();
  }

  @Test
  void theLoadContinuesForAWaiterWithAnExpiredToken() {
    CompletableFuture<AuthInfo> waiting = join(AccessToken.of("one"));
    CompletableFuture<AuthInfo> late = join(expired());
    assertThat(load.endWith(CompletableFuture.completedFuture(user(8)))).isFalse();
    assertThat(waiting).isCompletedWithValue(user(8));
    assertThat(late).isNotDone();
    load.run();
    assertThat(late).isCompletedWithValue(user(7));
  }

  @Test
  void aCachedRejectionEndsTheLoadForAllWaiters() {
    CompletableFuture<AuthInfo> late = join(expired());
    assertThat(
            load.endWith(CompletableFuture.failedFuture(rejection(UnauthenticatedReason.INVALID))))
        .isTrue();
    assertThat(late.handle((answer, failure) -> failure).join())
        .isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void withoutACachedResultTheLoadEndsOnlyIfItHasNoWaiters() {
    CompletableFuture<AuthInfo> waiting = join(AccessToken.of("one"));
    assertThat(load.endWith(null)).isFalse();
    waiting.cancel(true);
    assertThat(load.endWith(null)).isTrue();
  }

  /** Otherwise, each load in a long queue would keep each invalidation of the fleet. */
  @Test
  void aLoadThatHasNotBegunKeepsNoInvalidation() {
    CompletableFuture<AuthInfo> waiting = join(AccessToken.of("one"));
    assertThat(load.noteTombstone(names.credential("one"))).as("it may be joined").isFalse();
    load.run();
    assertThat(waiting).isCompletedWithValue(user(7));
    assertThat(store.answer(load.key())).isNotNull();
  }

  @Test
  void aCancelledWaiterCannotBeClaimed() {
    CompletableFuture<AuthInfo> left = join(AccessToken.of("one"));
    Waiter<AuthInfo> waiter = (Waiter<AuthInfo>) left;
    assertThat(left.cancel(true)).isTrue();
    assertThat(waiter.claim()).isFalse();
    assertThat(left.cancel(true)).as("cancelled already").isTrue();
  }
}
