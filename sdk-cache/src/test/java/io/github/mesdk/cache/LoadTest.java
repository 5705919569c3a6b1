package io.github.mesdk.cache;

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

/** A load of which it turns out before it begins that it was not needed, or only by some. */
@Timeout(60)
class LoadTest extends CacheFixture {
  private final Keys keys = new Keys();
  private final Freshness freshness = new Freshness(builder());
  private final Counters counters = new Counters();
  private final AnswerStore store = new AnswerStore(builder(), keys, freshness, counters);
  private final InFlightLoads all = new InFlightLoads(builder(), store, freshness, counters);
  private final Load<AuthInfo> load = load(request("one"));

  private Load<AuthInfo> load(CacheRequest request) {
    Load<AuthInfo> made =
        new Load<>(keys.of(request), request, () -> service.get(), outcomes::add, all);
    assertThat(all.isFirst(made)).isTrue();
    return made;
  }

  private CompletableFuture<AuthInfo> join(AccessToken token) {
    Deadline deadline = Deadline.after(Duration.ofSeconds(30), clock::nanoTime);
    return load.join(request(token), deadline, outcomes::add);
  }

  private static AccessToken ended() {
    return AccessToken.of("one", FakeClock.START);
  }

  @Test
  void endsWithWhatIsKnownForAllWhoMayBeGivenIt() {
    CompletableFuture<AuthInfo> waiting = join(AccessToken.of("one"));
    assertThat(load.endsAs(CompletableFuture.completedFuture(user(8)))).isTrue();
    assertThat(waiting).isCompletedWithValue(user(8));
    assertThat(join(AccessToken.of("one"))).as("it has ended").isNull();
  }

  @Test
  void goesOnForWhomItsTokenHasEnded() {
    CompletableFuture<AuthInfo> waiting = join(AccessToken.of("one"));
    CompletableFuture<AuthInfo> late = join(ended());
    assertThat(load.endsAs(CompletableFuture.completedFuture(user(8)))).isFalse();
    assertThat(waiting).isCompletedWithValue(user(8));
    assertThat(late).isNotDone();
    load.run();
    assertThat(late).isCompletedWithValue(user(7));
  }

  @Test
  void endsWithARefusalForEverybody() {
    CompletableFuture<AuthInfo> late = join(ended());
    assertThat(
            load.endsAs(CompletableFuture.failedFuture(rejection(UnauthenticatedReason.INVALID))))
        .isTrue();
    assertThat(late.handle((answer, failure) -> failure).join())
        .isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void endsWhenNothingIsKnownOnlyIfNobodyWaits() {
    CompletableFuture<AuthInfo> waiting = join(AccessToken.of("one"));
    assertThat(load.endsAs(null)).isFalse();
    waiting.cancel(true);
    assertThat(load.endsAs(null)).isTrue();
  }

  @Test
  void tellsNothingOfAnOlderAnswerToOneWhoHasLeft() {
    CompletableFuture<AuthInfo> left = join(AccessToken.of("one"));
    Waiter<AuthInfo> waiter = (Waiter<AuthInfo>) left;
    assertThat(left.cancel(true)).isTrue();
    assertThat(waiter.claim()).isFalse();
    assertThat(left.cancel(true)).as("cancelled already").isTrue();
  }
}
