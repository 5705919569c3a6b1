package io.github.mesdk.cache;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The future of one call that waits for a load. Completed exactly once. */
final class Waiter<T> extends CompletableFuture<T> {
  private final AccessToken token;
  private final Deadline deadline;
  private final Consumer<CacheOutcome> observer;
  private final AtomicBoolean isClaimed = new AtomicBoolean();

  Waiter(AccessToken token, Deadline deadline, Consumer<CacheOutcome> observer) {
    this.token = token;
    this.deadline = deadline;
    this.observer = observer;
  }

  /** Returns this call's token. Other calls with an equal token may not know its expiry. */
  AccessToken token() {
    return token;
  }

  Deadline deadline() {
    return deadline;
  }

  Consumer<CacheOutcome> observer() {
    return observer;
  }

  /**
   * Claims the right to complete this future. Returns true for one thread only. Only that thread
   * records an outcome, because the call receives its result.
   */
  boolean claim() {
    return isClaimed.compareAndSet(false, true);
  }

  /** Completes this future with an answer or a failure, unless it was claimed before. */
  void end(@Nullable T answer, @Nullable Throwable failure) {
    if (!claim()) {
      return;
    }
    if (failure == null) {
      complete(answer);
    } else {
      completeExceptionally(FailureKinds.copy(failure));
    }
  }

  @Override
  public boolean cancel(boolean mayInterrupt) {
    return claim() ? super.cancel(mayInterrupt) : isCancelled();
  }

  /** Makes dependent stages, such as those of {@code thenApply}, plain futures and not waiters. */
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
