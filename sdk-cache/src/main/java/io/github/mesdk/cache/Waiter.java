package io.github.mesdk.cache;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.token.AccessToken;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The future of one call that waits for a load. */
final class Waiter<T> extends CompletableFuture<T> {
  private final AccessToken token;
  private final Consumer<CacheOutcome> observer;
  private final AtomicBoolean isClaimed = new AtomicBoolean();

  Waiter(AccessToken token, Consumer<CacheOutcome> observer) {
    this.token = token;
    this.observer = observer;
  }

  /** The token as this call knows it: one call may know its expiry where another does not. */
  AccessToken token() {
    return token;
  }

  Consumer<CacheOutcome> observer() {
    return observer;
  }

  /**
   * Whether it is for the caller of this alone to say how the wait ends, so that nothing is told of
   * an end that another was quicker to make.
   */
  boolean claim() {
    return isClaimed.compareAndSet(false, true);
  }

  /** Ends the wait, unless another does. */
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

  /** Stages that follow do not wait for a load. */
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
