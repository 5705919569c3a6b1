package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The invalidations that other members report. */
@Timeout(60)
class InvalidationQueueTest extends FleetFixture {

  @Test
  void aCallAfterAnInvalidationDoesNotJoinALoadFromBefore() {
    CountDownLatch finish = new CountDownLatch(1);
    AtomicBoolean isFirst = new AtomicBoolean(true);
    provider = () -> isFirst.getAndSet(false) ? answerAfter(finish, 7) : user(8);
    CompletableFuture<AuthInfo> before = two.start(request("t"));
    await(() -> !isFirst.get());
    one.invalidate("t");
    await(() -> two.start(request("t")).getNow(user(7)).userId() == 8);
    finish.countDown();
    assertThat(before.join()).isEqualTo(user(7));
    assertThat(two.get("t")).as("the first load does not replace it").isEqualTo(user(8));
    assertLoads(2);
  }

  @Test
  void tooManyWaitingInvalidationsBecomeOneOfAllAnswers() {
    EntryNames names = new EntryNames(NAMES, "mesdk");
    MeCacheBuilder from = builder();
    SharedAnswers shared =
        new SharedAnswers(secondLevel(), from, names, clock, new Freshness(from), new Counters());
    CountDownLatch scan = new CountDownLatch(1);
    List<Optional<Tombstone>> seen = Collections.synchronizedList(new ArrayList<>());
    shared.subscribe(tombstone -> {
      await(() -> scan.getCount() == 0);
      seen.add(Optional.ofNullable(tombstone));
    });
    for (int i = 0; i < 3_000; i++) {
      memory.remove(names.tombstone(new Tombstone(i, i)), Deadline.after(Duration.ofMinutes(1)));
    }
    scan.countDown();
    await(() -> seen.contains(Optional.empty()));
    memory.remove(names.tombstone(new Tombstone(-1, -1)), Deadline.after(Duration.ofMinutes(1)));
    await(() -> seen.contains(Optional.of(new Tombstone(-1, -1))));
    assertThat(seen).hasSizeLessThan(2_500);
  }
}
