package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.Question;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A load of which it turns out before it begins that it was not needed, or only by some. */
@Timeout(60)
class LoadTest extends Asking {
  private final Keys keys = new Keys();
  private final Times times = new Times(builder());
  private final Counters counters = new Counters();
  private final Shelf shelf = new Shelf(builder(), keys, times, counters);
  private final Loads all = new Loads(builder(), shelf, times, counters);
  private final Load<AuthInfo> load = load(question("one"));

  private Load<AuthInfo> load(Question question) {
    Load<AuthInfo> made =
        new Load<>(keys.of(question), question, () -> service.get(), uses::add, all);
    assertThat(all.isFirst(made)).isTrue();
    return made;
  }

  private CompletableFuture<AuthInfo> join(AccessToken token) {
    Deadline deadline = Deadline.after(Duration.ofSeconds(30), clock::nanoTime);
    return load.join(question(token), deadline, uses::add);
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
    Asker<AuthInfo> asker = (Asker<AuthInfo>) left;
    assertThat(left.cancel(true)).isTrue();
    assertThat(asker.claim()).isFalse();
    assertThat(left.cancel(true)).as("cancelled already").isTrue();
  }
}
