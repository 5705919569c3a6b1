package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The only implementation of {@link Outcome}. */
record ScriptedOutcome(
    String name, @Nullable Failure failure, ReplyFactory replyFactory, Duration delay)
    implements Outcome {
  static final ScriptedOutcome SUCCESS = gateway("success", Supplier::get);

  /** Creates a reply, possibly from the regular one. */
  interface ReplyFactory {
    Reply from(Supplier<Reply> success);
  }

  static ScriptedOutcome gateway(String name, ReplyFactory replyFactory) {
    return new ScriptedOutcome(name, null, replyFactory, Duration.ZERO);
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
   * Checks that the system supports the outcome.
   *
   * @throws IllegalArgumentException if it does not
   */
  static ScriptedOutcome of(Outcome outcome, MockSystem system) {
    if (!outcome.isKnownTo(system)) {
      throw new IllegalArgumentException(system + " does not support the outcome " + outcome);
    }
    return (ScriptedOutcome) outcome;
  }

  static void requireNotNegative(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("the duration must not be negative: " + time);
    }
  }

  @Override
  public Outcome after(Duration wait) {
    requireNotNegative(wait);
    return new ScriptedOutcome(name, failure, replyFactory, wait);
  }

  @Override
  public boolean isKnownTo(MockSystem system) {
    return failure == null || system.dialect().supports(failure.kind());
  }

  Reply reply(FailureFormat format, ReceivedRequest request, Supplier<Reply> success) {
    return failure == null ? replyFactory.from(success) : format.failure(failure, request);
  }

  /** Shows the name of the factory method and the delay. */
  @Override
  public String toString() {
    return delay.isZero() ? name : name + " after " + delay;
  }
}
