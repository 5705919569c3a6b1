package io.github.mesdk.token;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.time.Deadline;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** Keeps tokens for the life of the process. */
final class MemoryTokenStore implements TokenStore {
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<StoredTokens> stored = Optional.empty();

  @Override
  public Optional<StoredTokens> update(
      Deadline deadline, UnaryOperator<Optional<StoredTokens>> step) {
    Turn.take(lock, deadline);
    try {
      stored = requireNonNull(step.apply(stored), "the step gave null");
      return stored;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return "TokenStore{in memory}";
  }
}
