package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one implementation of {@link Outcome}. */
record ScriptedOutcome(String name, @Nullable Failure failure, Making making, Duration delay)
    implements Outcome {
  static final ScriptedOutcome SUCCESS = gateway("success", Supplier::get);

  /** Makes a reply, perhaps out of the one that would have gone out. */
  interface Making {
    Reply from(Supplier<Reply> success);
  }

  static ScriptedOutcome gateway(String name, Making making) {
    return new ScriptedOutcome(name, null, making, Duration.ZERO);
  }

  static ScriptedOutcome failure(String name, Failure failure) {
    return new ScriptedOutcome(name, failure, Supplier::get, Duration.ZERO);
  }

  static ScriptedOutcome failure(String name, Kind kind) {
    return failure(name, Failure.of(kind));
  }

  static ScriptedOutcome waiting(String name, Kind kind, Duration retryAfter) {
    requireNotNegative(retryAfter);
    return failure(name, new Failure(kind, List.of(), Optional.of(retryAfter)));
  }

  /**
   * The outcome, as the kit plays it.
   *
   * @throws IllegalArgumentException if the system never says it
   */
  static ScriptedOutcome of(Outcome outcome, MockSystem system) {
    if (!outcome.isKnownTo(system)) {
      throw new IllegalArgumentException(system + " never says " + outcome);
    }
    return (ScriptedOutcome) outcome;
  }

  static void requireNotNegative(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("a time must not be negative: " + time);
    }
  }

  @Override
  public Outcome after(Duration wait) {
    requireNotNegative(wait);
    return new ScriptedOutcome(name, failure, making, wait);
  }

  @Override
  public boolean isKnownTo(MockSystem system) {
    return failure == null || system.dialect().says(failure.kind());
  }

  Reply reply(Wording wording, ReceivedRequest request, Supplier<Reply> success) {
    return failure == null ? making.from(success) : wording.failure(failure, request);
  }

  /** The name of the factory that made it. */
  @Override
  public String toString() {
    return delay.isZero() ? name : name + " after " + delay;
  }
}
