package io.github.mesdk.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Storing is retried in the background, because the process may exit before the next refresh. */
@Timeout(60)
class UnsavedTokensTest {
  private static final StoredTokens OLD = StoredTokens.of("refresh-0");
  private static final StoredTokens NEW = StoredTokens.of("refresh-1");

  private final Deadline far = Deadline.after(Duration.ofMinutes(10));
  private final TokenStore kept = TokenStore.inMemory();
  private final AtomicInteger failures = new AtomicInteger();
  private final CountDownLatch stored = new CountDownLatch(1);
  private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());

  private Optional<StoredTokens> update(
      Deadline deadline, UnaryOperator<Optional<StoredTokens>> step) {
    Optional<StoredTokens> result =
        kept.update(
            deadline,
            before -> {
              Optional<StoredTokens> next = step.apply(before);
              if (failures.getAndDecrement() > 0) {
                throw TokenException.of("no space");
              }
              return next;
            });
    stored.countDown();
    return result;
  }

  private UnsavedTokens unsaved(int failing) {
    return unsaved(failing, UnsavedTokens.THREADS);
  }

  private UnsavedTokens unsaved(int failing, ThreadFactory threads) {
    kept.update(far, none -> Optional.of(OLD));
    failures.set(failing);
    return new UnsavedTokens(this::update, pauses::add, threads);
  }

  @Test
  void unsavedTokensAreStoredInTheBackground() throws Exception {
    UnsavedTokens unsaved = unsaved(9);
    unsaved.update(far, before -> Optional.of(NEW));
    assertThat(stored.await(50, TimeUnit.SECONDS)).isTrue();
    assertThat(kept.read(far)).contains(NEW);
    assertThat(pauses)
        .extracting(Duration::toSeconds)
        .startsWith(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
  }

  @Test
  void anExceptionOfTheStepIsRethrownAndNothingIsKept() {
    UnsavedTokens unsaved = unsaved(0);
    assertThatThrownBy(() ->
            unsaved.update(
                far,
                before -> {
                  throw new IllegalStateException("down");
                }))
        .hasMessage("down");
    assertThat(unsaved.read(far)).contains(OLD);
    assertThat(pauses).isEmpty();
  }

  @Test
  void aFailureWithoutNewTokensIsIgnored() {
    UnsavedTokens unsaved = unsaved(1);
    unsaved.update(far, before -> before);
    assertThat(unsaved.read(far)).contains(OLD);
    assertThat(pauses).isEmpty();
  }

  @Test
  void anErrorOfTheStoreLosesNoTokens() throws Exception {
    CountDownLatch tried = new CountDownLatch(1);
    TokenStore exhausted =
        (deadline, step) ->
            kept.update(
                deadline,
                before -> {
                  Optional<StoredTokens> next = step.apply(before);
                  if (tried.getCount() > 0) {
                    tried.countDown();
                    throw new OutOfMemoryError("no heap for the text");
                  }
                  stored.countDown();
                  return next;
                });
    kept.update(far, none -> Optional.of(OLD));
    new UnsavedTokens(exhausted, pauses::add, UnsavedTokens.THREADS)
        .update(far, before -> Optional.of(NEW));
    assertThat(stored.await(50, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anErrorDoesNotStopTheRetries() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    TokenStore exhausted =
        (deadline, step) -> {
          if (calls.incrementAndGet() == 2) {
            throw new OutOfMemoryError("no heap to open the file");
          }
          return update(deadline, step);
        };
    kept.update(far, none -> Optional.of(OLD));
    failures.set(1);
    new UnsavedTokens(exhausted, pauses::add, UnsavedTokens.THREADS)
        .update(far, before -> Optional.of(NEW));
    assertThat(stored.await(50, TimeUnit.SECONDS)).isTrue();
    assertThat(kept.read(far)).contains(NEW);
  }

  @Test
  void withoutAThreadTheNextUpdateStoresTheTokens() {
    UnsavedTokens unsaved =
        unsaved(
            1,
            task -> {
              throw new OutOfMemoryError("no thread");
            });
    unsaved.update(far, before -> Optional.of(NEW));
    assertThat(unsaved.read(far)).contains(NEW);
    assertThat(kept.read(far)).contains(OLD);
    unsaved.update(far, newest -> newest);
    assertThat(kept.read(far)).contains(NEW);
  }

  @Test
  void theScopesOfTheNewTokensAreKeptAndStoredToo() {
    UnsavedTokens unsaved =
        unsaved(
            1,
            task -> {
              throw new OutOfMemoryError("no thread");
            });
    StoredTokens narrowed = NEW.withScopes(List.of("a"));
    unsaved.update(far, before -> Optional.of(narrowed));
    assertThat(unsaved.read(far)).contains(narrowed);
    unsaved.update(far, newest -> newest);
    assertThat(kept.read(far)).contains(narrowed);
  }

  @Test
  void onlyOneThreadRetries() {
    List<Runnable> threads = new ArrayList<>();
    UnsavedTokens unsaved =
        unsaved(
            1,
            task -> {
              threads.add(task);
              return new Thread();
            });
    for (int i = 1; i < 9; i++) {
      StoredTokens next = StoredTokens.of("refresh-" + i);
      failures.set(i % 2);
      unsaved.update(far, before -> Optional.of(next));
    }
    assertThat(threads).hasSize(1);
    failures.set(0);
    threads.get(0).run();
    failures.set(1);
    unsaved.update(far, before -> Optional.of(NEW));
    assertThat(threads).describedAs("the first thread has finished").hasSize(2);
  }
}
