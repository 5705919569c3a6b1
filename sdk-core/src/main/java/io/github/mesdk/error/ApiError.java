package io.github.mesdk.error;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The details of a failure that a service reported. Immutable; create one with {@link #builder(int,
 * ErrorKind)}.
 *
 * <p>Texts from the service are truncated after 500 characters and contain no control characters,
 * so they are safe to log.
 */
public final class ApiError implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final ErrorKind kind;
  private final @Nullable UnauthenticatedReason reason;
  private final @Nullable String code;
  private final @Nullable String message;
  private final @Nullable String requestId;
  private final @Nullable Duration retryAfter;

  @SuppressWarnings("serial") // always the JDK's immutable list
  private final List<String> missingScopes;

  @SuppressWarnings("serial") // always the JDK's immutable map
  private final Map<String, String> headers;

  private final boolean retryable;

  ApiError(ApiErrorBuilder from) {
    status = from.status;
    kind = from.kind;
    reason = from.reason;
    code = from.code;
    message = from.message;
    requestId = from.requestId;
    retryAfter = from.retryAfter;
    missingScopes = List.copyOf(from.missingScopes);
    headers = Map.copyOf(from.headers);
    retryable = from.isRetryable();
  }

  /** Returns a new builder for a failure with this HTTP status and this meaning. */
  public static ApiErrorBuilder builder(int status, ErrorKind kind) {
    return new ApiErrorBuilder(status, kind);
  }

  /**
   * Returns the HTTP status of the response, not a status that its body contains. A failure can
   * have status 200.
   */
  public int status() {
    return status;
  }

  /** Returns the kind of failure. */
  public ErrorKind kind() {
    return kind;
  }

  /**
   * Returns why the token was not accepted; absent unless the kind is {@link
   * ErrorKind#UNAUTHENTICATED}.
   */
  public Optional<UnauthenticatedReason> reason() {
    return Optional.ofNullable(reason);
  }

  /** Returns the service's own error code; absent if the service sent none. */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /** Returns the service's readable message about the failure; absent if the service sent none. */
  public Optional<String> message() {
    return Optional.ofNullable(message);
  }

  /**
   * Returns the id that the service gave to the request; absent if the service sent none. The
   * operators of the service can find the request by this id.
   */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /**
   * Returns how long the service asks callers to wait, counted from the arrival of its response.
   * Never negative; absent if the service did not say.
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** Returns the scopes that the token lacks; empty if the service did not say. */
  public List<String> missingScopes() {
    return missingScopes;
  }

  /**
   * Returns the response headers that are safe to show, by lower-case name. Other headers are
   * dropped.
   */
  public Map<String, String> headers() {
    return headers;
  }

  /** Returns whether the same request may succeed later without any other change. */
  public boolean retryable() {
    return retryable;
  }

  /**
   * Returns one readable line: status, error code, reason, message, scopes, wait and request id.
   */
  String describe() {
    StringBuilder line = new StringBuilder().append(status);
    code().ifPresent(text -> line.append(' ').append(text));
    reason().ifPresent(why -> line.append(" (").append(describe(why)).append(')'));
    message().ifPresent(text -> line.append(": ").append(text));
    if (!missingScopes.isEmpty()) {
      line.append("; missing scopes: ").append(String.join(" ", missingScopes));
    }
    retryAfter()
        .ifPresent(wait -> line.append("; retry after ").append(wait.toSeconds()).append(" s"));
    requestId().ifPresent(id -> line.append("; request id ").append(id));
    return line.toString();
  }

  private static String describe(UnauthenticatedReason reason) {
    return switch (reason) {
      case MISSING -> "the service received no credential";
      case INVALID -> "the token is not valid";
      case EXPIRED -> "the token has expired";
      case MFA_REQUIRED -> "a second factor is needed";
      case UNKNOWN -> "the token was not accepted";
    };
  }

  @Override
  public String toString() {
    return "ApiError{" + kind + ' ' + describe() + '}';
  }
}
