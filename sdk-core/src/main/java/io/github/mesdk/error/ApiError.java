package io.github.mesdk.error;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a service told about a failure. Immutable; made with {@link #builder(int, ErrorKind)}.
 *
 * <p>Texts of the service are cut to a reasonable length and freed of control characters, so that
 * they may be logged.
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

  /** A new builder for a failure that came with this HTTP status and means this. */
  public static ApiErrorBuilder builder(int status, ErrorKind kind) {
    return new ApiErrorBuilder(status, kind);
  }

  /** The HTTP status of the message; never what its body claims. A failure can come with a 200. */
  public int status() {
    return status;
  }

  /** What it means. */
  public ErrorKind kind() {
    return kind;
  }

  /** Why the token was not accepted; absent for other kinds. */
  public Optional<UnauthenticatedReason> reason() {
    return Optional.ofNullable(reason);
  }

  /** The service's code for the failure, as it wrote it. */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /** The service's words about the failure, for people to read. */
  public Optional<String> message() {
    return Optional.ofNullable(message);
  }

  /** The id under which the service's operators find the request. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /** How long the service asks to be left alone, from when its answer arrived. Never negative. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** The scopes that the token lacks, where the service tells; otherwise empty. */
  public List<String> missingScopes() {
    return missingScopes;
  }

  /** The response headers that are safe to show, by lower-case name; the rest are not kept. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Whether the same question may be answered later without anybody changing anything. */
  public boolean retryable() {
    return retryable;
  }

  /** One line for people: status, code, request id and the service's words. */
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
      case MISSING -> "no credential arrived";
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
