package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The only implementation of {@link Outcome}: a failure, or a function that creates the reply. */
record ScriptedOutcome(
    String name, @Nullable Failure failure, ReplyFactory replyFactory, Duration delay)
    implements Outcome {
  static final ScriptedOutcome SUCCESS = reply("success", Supplier::get);

  /**
   * Creates a reply. It may call {@code success} to get the regular reply, and change that reply.
   */
  interface ReplyFactory {
    Reply from(Supplier<Reply> success);
  }

  static ScriptedOutcome reply(String name, ReplyFactory replyFactory) {
    return new ScriptedOutcome(name, null, replyFactory, Duration.ZERO);
  }

  static ScriptedOutcome failure(String name, Failure failure) {
    return new ScriptedOutcome(name, failure, Supplier::get, Duration.ZERO);
  }

  static ScriptedOutcome failure(String name, Kind kind) {
    return failure(name, Failure.of(kind));
  }

  static ScriptedOutcome failureWithRetryAfter(String name, Kind kind, Duration retryAfter) {
    requireNotNegative(retryAfter);
    return failure(name, new Failure(kind, List.of(), Optional.of(retryAfter)));
  }

  /**
   * Returns the outcome if the system supports it.
   *
   * @throws IllegalArgumentException if it does not
   */
  static ScriptedOutcome requireSupported(Outcome outcome, MockSystem system) {
    if (!outcome.isSupportedBy(system)) {
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
  public Outcome delayedBy(Duration newDelay) {
    requireNotNegative(newDelay);
    return new ScriptedOutcome(name, failure, replyFactory, newDelay);
  }

  @Override
  public boolean isSupportedBy(MockSystem system) {
    return failure == null || system.dialect().supports(failure.kind());
  }

  Reply reply(FailureFormat format, ReceivedRequest request, Supplier<Reply> success) {
    return failure == null ? replyFactory.from(success) : format.failure(failure, request);
  }

  /** The name of the factory method, and the delay if there is one. */
  @Override
  public String toString() {
    return delay.isZero() ? name : name + " delayed by " + delay;
  }
}
