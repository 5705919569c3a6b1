package io.github.mesdk.token;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.concurrent.DeadlineLock;
import io.github.mesdk.time.Deadline;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** Keeps the tokens of one login in memory for the life of the process. */
final class MemoryTokenStore implements TokenStore {
  private final DeadlineLock lock = new DeadlineLock("the token store");
  private final AtomicReference<Optional<StoredTokens>> stored =
      new AtomicReference<>(Optional.empty());

  @Override
  public Optional<StoredTokens> update(
      Deadline deadline, UnaryOperator<Optional<StoredTokens>> step) {
    lock.acquire(deadline);
    try {
      Optional<StoredTokens> next =
          requireNonNull(step.apply(stored.get()), "the update step returned null");
      stored.set(next);
      return next;
    } finally {
      lock.release();
    }
  }

  @Override
  public Optional<StoredTokens> read(Deadline deadline) {
    return stored.get();
  }

  @Override
  public String toString() {
    return "TokenStore{in memory}";
  }
}
