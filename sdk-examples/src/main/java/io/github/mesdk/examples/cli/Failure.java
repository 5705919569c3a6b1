package io.github.mesdk.examples.cli;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A failure as stderr shows it.
 *
 * @param facts what a program wants to know of it, by name, in the order to write them
 */
record Failure(int exitStatus, Map<String, Object> facts) {

  /** What {@code thrown} means for the command named {@code command}. */
  static Failure of(String command, Throwable thrown) {
    FailureKind kind = FailureKind.of(thrown);
    Map<String, Object> facts = new LinkedHashMap<>();
    provider(command, thrown).ifPresent(name -> facts.put("provider", name));
    facts.put("kind", kind.toString());
    reason(thrown).ifPresent(reason -> facts.put("reason", reason.name().toLowerCase(Locale.ROOT)));
    Optional<ApiError> error =
        thrown instanceof ApiException refusal ? Optional.of(refusal.error()) : Optional.empty();
    error.ifPresent(told -> facts.put("status", told.status()));
    error.flatMap(ApiError::code).ifPresent(code -> facts.put("code", code));
    facts.put("message", message(thrown));
    error.flatMap(ApiError::requestId).ifPresent(id -> facts.put("requestId", id));
    error.flatMap(ApiError::retryAfter).ifPresent(wait -> facts.put("retryAfterSeconds", up(wait)));
    if (thrown instanceof MeException known) {
      facts.put("attempts", known.attempts());
      facts.put("retryable", known.retryable());
    }
    return new Failure(kind.exitStatus(thrown), facts);
  }

  /** The answer was had, but whoever reads stdout went away: that has no kind. */
  static Failure ofClosedOutput(String command) {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (!command.isEmpty()) {
      facts.put("provider", command);
    }
    facts.put("message", "stdout was closed before everything was written");
    return new Failure(ExitStatus.IO_ERROR, facts);
  }

  /** For people: {@code me: PROVIDER: KIND: message}. */
  String line() {
    StringJoiner line = new StringJoiner(": ").add("me");
    for (String part : new String[] {"provider", "kind", "message"}) {
      Object fact = facts.get(part);
      if (fact != null) {
        line.add(TerminalText.text(fact.toString()));
      }
    }
    return line.toString();
  }

  /** The demonstration asks several providers, so the failure knows better than the command. */
  private static Optional<String> provider(String command, Throwable thrown) {
    Optional<String> asked =
        thrown instanceof MeException known ? known.provider() : Optional.empty();
    return asked.or(() -> Optional.of(command).filter(name -> !name.isEmpty()));
  }

  private static Optional<Enum<?>> reason(Throwable thrown) {
    if (thrown instanceof UnauthenticatedException refusal) {
      return Optional.of(refusal.reason());
    }
    return thrown instanceof TransportException transport
        ? Optional.of(transport.reason())
        : Optional.empty();
  }

  private static String message(Throwable thrown) {
    if (thrown instanceof MeException known) {
      return known.problem();
    }
    if (thrown instanceof UsageException usage && usage.getMessage() != null) {
      return usage.getMessage();
    }
    // Its own message is not shown: nobody made sure that it holds no credential.
    return "a bug in this program (" + thrown.getClass().getName() + "); --stacktrace shows where";
  }

  /** Whole seconds, never fewer than were asked for. */
  private static long up(Duration wait) {
    return wait.plusSeconds(1).minusNanos(1).toSeconds();
  }
}
