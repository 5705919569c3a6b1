package io.github.mesdk.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.time.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that every token store must pass. */
@Timeout(60)
abstract class TokenStoreContract {
  private static final StoredTokens SIGNED_IN =
      StoredTokens.of("refresh-1")
          .withAccessToken(AccessToken.of("access-1", Instant.parse("2026-01-01T00:00:00.5Z")));

  private final Deadline far = Deadlines.far();

  abstract TokenStore store();

  @Test
  void storedTokensAreReadBack() {
    assertThat(store().read(far)).isEmpty();
    assertThat(store().update(far, none -> Optional.of(SIGNED_IN))).contains(SIGNED_IN);
    assertThat(store().read(far)).contains(SIGNED_IN);
    StoredTokens withoutAccess = StoredTokens.of("refresh with space");
    store().update(far, before -> Optional.of(withoutAccess));
    assertThat(store().read(far)).contains(withoutAccess);
    StoredTokens withoutExpiry = withoutAccess.withAccessToken(AccessToken.of("access-2"));
    store().update(far, before -> Optional.of(withoutExpiry));
    assertThat(store().read(far)).contains(withoutExpiry);
  }

  @Test
  void clearRemovesTheTokens() {
    store().clear(far);
    store().update(far, none -> Optional.of(SIGNED_IN));
    store().clear(far);
    assertThat(store().read(far)).isEmpty();
  }

  @Test
  void theTokensAreKeptWhenAStepThrows() {
    store().update(far, none -> Optional.of(SIGNED_IN));
    IllegalStateException down = new IllegalStateException("down");
    assertThatThrownBy(() ->
            store()
                .update(
                    far,
                    tokens -> {
                      throw down;
                    }))
        .isSameAs(down);
    assertThat(store().read(far)).contains(SIGNED_IN);
  }

  @Test
  void updatesAreExclusive() throws Exception {
    store().update(far, none -> Optional.of(StoredTokens.of("0")));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<?>> results = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      results.add(threads.submit(() -> store().update(far, TokenStoreContract::next)));
    }
    for (Future<?> result : results) {
      result.get();
    }
    threads.shutdown();
    assertThat(store().read(far)).contains(StoredTokens.of("100"));
  }

  private static Optional<StoredTokens> next(Optional<StoredTokens> stored) {
    return stored
        .flatMap(StoredTokens::refreshToken)
        .map(last -> StoredTokens.of("" + (Integer.parseInt(last) + 1)));
  }

  @Test
  void anUpdateStopsWaitingAtItsDeadlineOrWhenInterrupted() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    Thread holder = new Thread(() -> store().update(far, stored -> hold(held, open)));
    holder.start();
    held.await();
    assertThatThrownBy(() -> store().update(Deadlines.passed(), stored -> stored))
        .isInstanceOfSatisfying(TokenException.class, e -> assertThat(e.retryable()).isTrue())
        .hasMessageContaining("in use");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> store().update(far, stored -> stored))
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> assertThat(e.reason()).isEqualTo(TransportException.Reason.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(store().read(far)).describedAs("read() does not wait for an update").isEmpty();
    open.countDown();
    holder.join();
    assertThat(store().read(far)).isEmpty();
  }

  private static Optional<StoredTokens> hold(CountDownLatch held, CountDownLatch open) {
    held.countDown();
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return Optional.empty();
  }

  @Test
  void theResultOfAnInterruptedStepIsStored() {
    store()
        .update(
            far,
            none -> {
              Thread.currentThread().interrupt();
              return Optional.of(SIGNED_IN);
            });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(store().read(far)).contains(SIGNED_IN);
  }

  @Test
  void anUpdateWithinAnUpdateIsRejected() {
    assertThatThrownBy(() -> store().update(far, stored -> store().update(far, again -> again)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this thread already uses the token store");
    assertThat(store().read(far)).isEmpty();
  }
}
