package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.cache.FaultyStore.Fault;
import io.github.mesdk.model.testiny.AuthInfo;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A store that answers few operations too late is used for all others. */
@Timeout(60)
class LateReplyTest extends FleetFixture {
  @BeforeEach
  void share() {
    two.get("shared");
  }

  /** Starts a load whose first operation with this name hangs. */
  private CompletableFuture<AuthInfo> hang(String operation, String token) {
    AtomicInteger seen = new AtomicInteger();
    int hanging = store.hanging.get();
    store.concerns = name -> name.startsWith(operation) && seen.incrementAndGet() == 1;
    store.fault = Fault.HANG;
    CompletableFuture<AuthInfo> call = one.start(request(token));
    await(() -> store.hanging.get() > hanging);
    return call;
  }

  /** Ends the operation that hangs by its timeout. Without a lease, all writes have ended. */
  private void timeOut(CompletableFuture<AuthInfo> call) {
    await(() -> {
      clock.advance(Duration.ofMillis(10));
      return call.isDone()
          && memory.values().keySet().stream().noneMatch(key -> key.contains(":l1:"));
    });
    assertThat(call.join()).isEqualTo(user(7));
  }

  /** The other reads of the same lookup succeed. */
  private void timeOutARead(String token) {
    timeOut(hang("get mesdk:a1:", token));
  }

  private void assertUsesTheStore() {
    one.get("shared"); // the clock stands still, so no probe is due
    assertThat(one.cache.stats().secondLevelHits()).isEqualTo(1);
  }

  @Test
  void aWriteThatFailedLongAgoDoesNotCount() {
    CompletableFuture<AuthInfo> call = hang("put mesdk:a1:", "write");
    assertThat(one.start(request("other")).join()).isEqualTo(user(7));
    timeOut(call);
    clock.advanceSeconds(10);
    timeOutARead("read");
    assertUsesTheStore();
  }

  @Test
  void aLookupThatFailedLongAgoDoesNotCount() {
    timeOutARead("first");
    clock.advanceSeconds(10);
    timeOutARead("second");
    assertUsesTheStore();
  }
}
