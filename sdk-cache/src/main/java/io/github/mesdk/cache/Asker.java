package io.github.mesdk.cache;

import io.github.mesdk.AnswerCache.Use;
import io.github.mesdk.token.AccessToken;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The future of one who waits for a load. */
final class Asker<T> extends CompletableFuture<T> {
  private final AccessToken token;
  private final Consumer<Use> told;
  private final AtomicBoolean isClaimed = new AtomicBoolean();

  Asker(AccessToken token, Consumer<Use> told) {
    this.token = token;
    this.told = told;
  }

  /** The token as this asker knows it: one asker may know its end where another does not. */
  AccessToken token() {
    return token;
  }

  Consumer<Use> told() {
    return told;
  }

  /**
   * Whether it is for the caller of this alone to say how it ends, so that nothing is told of an
   * end that another was quicker to make.
   */
  boolean claim() {
    return isClaimed.compareAndSet(false, true);
  }

  /** Ends it, unless another does. */
  void end(@Nullable T answer, @Nullable Throwable failure) {
    if (!claim()) {
      return;
    }
    if (failure == null) {
      complete(answer);
    } else {
      completeExceptionally(Failures.copy(failure));
    }
  }

  @Override
  public boolean cancel(boolean mayInterrupt) {
    return claim() ? super.cancel(mayInterrupt) : isCancelled();
  }

  /** Stages that follow are not askers. */
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
