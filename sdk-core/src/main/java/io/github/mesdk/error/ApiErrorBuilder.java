package io.github.mesdk.error;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds {@link ApiError}s; not thread-safe. Options are absent unless set. */
public final class ApiErrorBuilder {
  /** Long enough for a sentence of any service, short enough for a line of a log. */
  private static final int MAX_TEXT = 500;

  /** More than any endpoint needs; they all stand in one message. */
  private static final int MAX_SCOPES = 20;

  /**
   * Statuses with which a service or gateway says "not now". A plain 500 says "never like this".
   */
  private static final Set<Integer> PASSING = Set.of(408, 421, 425, 502, 503, 504);

  final int status;
  final ErrorKind kind;
  @Nullable UnauthenticatedReason reason;
  @Nullable String code;
  @Nullable String message;
  @Nullable String requestId;
  @Nullable Duration retryAfter;
  List<String> missingScopes = List.of();
  final Map<String, String> headers = new TreeMap<>();
  private @Nullable Boolean retryable;

  ApiErrorBuilder(int status, ErrorKind kind) {
    this.status = status;
    this.kind = requireNonNull(kind, "kind");
    this.reason = kind == ErrorKind.UNAUTHENTICATED ? UnauthenticatedReason.UNKNOWN : null;
  }

  /**
   * Why the token was not accepted; {@link UnauthenticatedReason#UNKNOWN} unless set.
   *
   * @throws IllegalStateException if the kind is not {@link ErrorKind#UNAUTHENTICATED}
   */
  public ApiErrorBuilder reason(UnauthenticatedReason reason) {
    if (kind != ErrorKind.UNAUTHENTICATED) {
      throw new IllegalStateException("only an unauthenticated error has a reason");
    }
    this.reason = requireNonNull(reason, "reason");
    return this;
  }

  /** The service's code. */
  public ApiErrorBuilder code(String code) {
    this.code = clean(code);
    return this;
  }

  /** The service's words; cut after 500 characters. */
  public ApiErrorBuilder message(String message) {
    this.message = clean(message);
    return this;
  }

  /** The service's id of the request. */
  public ApiErrorBuilder requestId(String requestId) {
    this.requestId = clean(requestId);
    return this;
  }

  /** How long to wait; a negative wait counts as none. */
  public ApiErrorBuilder retryAfter(Duration retryAfter) {
    this.retryAfter = retryAfter.isNegative() ? Duration.ZERO : retryAfter;
    return this;
  }

  /** The scopes that the token lacks; of more than 20 the first are kept. */
  public ApiErrorBuilder missingScopes(List<String> scopes) {
    this.missingScopes = scopes.stream().limit(MAX_SCOPES).map(ApiErrorBuilder::clean).toList();
    return this;
  }

  /** A response header that is safe to show. */
  public ApiErrorBuilder header(String name, String value) {
    headers.put(name.toLowerCase(Locale.ROOT), clean(value));
    return this;
  }

  /**
   * Whether asking later may help. Unless set: true when rate limited, and when unavailable with
   * status 408, 421, 425, 502, 503 or 504.
   */
  public ApiErrorBuilder retryable(boolean retryable) {
    this.retryable = retryable;
    return this;
  }

  /** The error. */
  public ApiError build() {
    return new ApiError(this);
  }

  boolean isRetryable() {
    if (retryable != null) {
      return retryable;
    }
    return kind == ErrorKind.RATE_LIMITED
        || (kind == ErrorKind.UNAVAILABLE && PASSING.contains(status));
  }

  /** Line breaks and escape codes of a service must not forge lines of a log. */
  private static String clean(String text) {
    if (isClean(text)) {
      return text.strip();
    }
    String cut = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    StringBuilder clean = new StringBuilder(cut.length());
    cut.codePoints().map(c -> isUnprintable(c) ? ' ' : c).forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  /** Nearly every text is. One with a surrogate, half a pair or not, is looked at in earnest. */
  private static boolean isClean(String text) {
    if (text.length() > MAX_TEXT) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (isUnprintable(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnprintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
