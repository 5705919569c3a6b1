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
 * A failure in the form that is written to stderr.
 *
 * @param exitStatus the exit status of the command
 * @param facts the JSON members by name, in output order
 */
record Failure(int exitStatus, Map<String, Object> facts) {

  /** Describes {@code thrown}, for the command named {@code command}. */
  static Failure of(String command, Throwable thrown) {
    FailureKind kind = FailureKind.of(thrown);
    Map<String, Object> facts = new LinkedHashMap<>();
    provider(command, thrown).ifPresent(name -> facts.put("provider", name));
    facts.put("kind", kind.toString());
    reason(thrown).ifPresent(reason -> facts.put("reason", reason.name().toLowerCase(Locale.ROOT)));
    Optional<ApiError> error =
        thrown instanceof ApiException rejected ? Optional.of(rejected.error()) : Optional.empty();
    error.ifPresent(api -> facts.put("status", api.status()));
    error.flatMap(ApiError::code).ifPresent(code -> facts.put("code", code));
    facts.put("message", message(thrown));
    error.flatMap(ApiError::requestId).ifPresent(id -> facts.put("requestId", id));
    error
        .flatMap(ApiError::retryAfter)
        .ifPresent(wait -> facts.put("retryAfterSeconds", roundUpToSeconds(wait)));
    if (thrown instanceof MeException known) {
      facts.put("attempts", known.attempts());
      facts.put("retryable", known.retryable());
    }
    return new Failure(kind.exitStatus(thrown), facts);
  }

  /**
   * Describes a call that succeeded, but whose answer was not completely written because stdout was
   * closed. This failure has no kind.
   */
  static Failure ofClosedOutput(String command) {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (!command.isEmpty()) {
      facts.put("provider", command);
    }
    facts.put("message", "stdout was closed before everything was written");
    return new Failure(ExitStatus.IO_ERROR, facts);
  }

  /** Formats the failure as {@code me: PROVIDER: KIND: message}. */
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

  /**
   * Returns the provider that the failure names, or else the name of the command. The two differ in
   * the demo, which calls several providers.
   */
  private static Optional<String> provider(String command, Throwable thrown) {
    Optional<String> inFailure =
        thrown instanceof MeException known ? known.provider() : Optional.empty();
    return inFailure.or(() -> Optional.of(command).filter(name -> !name.isEmpty()));
  }

  private static Optional<Enum<?>> reason(Throwable thrown) {
    if (thrown instanceof UnauthenticatedException rejected) {
      return Optional.of(rejected.reason());
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
    // The message of an unexpected exception may contain a credential, so it is not shown.
    return "a bug in this program (" + thrown.getClass().getName() + "); --stacktrace shows where";
  }

  /** Rounds up, so that a caller never retries too early. */
  private static long roundUpToSeconds(Duration wait) {
    return wait.plusSeconds(1).minusNanos(1).toSeconds();
  }
}
