package io.github.mesdk.error;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds {@link ApiError}s. Not thread-safe. Optional properties are absent unless set. */
public final class ApiErrorBuilder {
  /** Long enough for a service's message, short enough for one line of a log. */
  private static final int MAX_TEXT = 500;

  /** More scopes than any endpoint requires. The exception's message lists all scopes. */
  private static final int MAX_SCOPES = 20;

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
   * Sets why the token was not accepted; {@link UnauthenticatedReason#UNKNOWN} unless set.
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

  /** Sets the service's own error code; truncated after 500 characters. */
  public ApiErrorBuilder code(String code) {
    this.code = clean(code);
    return this;
  }

  /** Sets the service's message; truncated after 500 characters. */
  public ApiErrorBuilder message(String message) {
    this.message = clean(message);
    return this;
  }

  /** Sets the service's id of the request; truncated after 500 characters. */
  public ApiErrorBuilder requestId(String requestId) {
    this.requestId = clean(requestId);
    return this;
  }

  /** Sets how long to wait before the next request; a negative duration counts as zero. */
  public ApiErrorBuilder retryAfter(Duration retryAfter) {
    this.retryAfter = retryAfter.isNegative() ? Duration.ZERO : retryAfter;
    return this;
  }

  /** Sets the scopes that the token lacks; only the first 20 are kept. */
  public ApiErrorBuilder missingScopes(List<String> scopes) {
    this.missingScopes = scopes.stream().limit(MAX_SCOPES).map(ApiErrorBuilder::clean).toList();
    return this;
  }

  /** Adds a response header that is safe to show, and replaces a header of the same name. */
  public ApiErrorBuilder header(String name, String value) {
    headers.put(clean(name).toLowerCase(Locale.ROOT), clean(value));
    return this;
  }

  /**
   * Sets whether a later request may succeed. Unless set: true for {@link ErrorKind#RATE_LIMITED},
   * and for {@link ErrorKind#UNAVAILABLE} with status 408, 421, 425, 502, 503, 504, 520 to 524 or
   * 530.
   */
  public ApiErrorBuilder retryable(boolean retryable) {
    this.retryable = retryable;
    return this;
  }

  /** Builds the error. */
  public ApiError build() {
    return new ApiError(this);
  }

  boolean isRetryable() {
    if (retryable != null) {
      return retryable;
    }
    return kind == ErrorKind.RATE_LIMITED || (kind == ErrorKind.UNAVAILABLE && isTransient(status));
  }

  /** A plain 500 is not transient: the same request usually fails again. */
  private static boolean isTransient(int status) {
    return switch (status) {
      case 408, 421, 425, 502, 503, 504 -> true;
      // Cloudflare cannot reach the service. 525 and 526 mean a fault of the service's certificate.
      case 520, 521, 522, 523, 524, 530 -> true;
      default -> false;
    };
  }

  private static String clean(String text) {
    return clean(text, MAX_TEXT);
  }

  /**
   * Returns the text in one line of limited length, without escape codes, so that a service cannot
   * forge log lines.
   */
  static String clean(String text, int max) {
    if (isClean(text, max)) {
      return text.strip();
    }
    String cut = text.length() > max ? text.substring(0, max) + "…" : text;
    StringBuilder clean = new StringBuilder();
    for (int i = 0; i < cut.length(); ) {
      int c = cut.codePointAt(i);
      clean.appendCodePoint(isUnprintable(c) ? ' ' : c);
      i += Character.charCount(c);
    }
    return clean.toString().strip();
  }

  /** Fast path for most texts. Texts with surrogates take the slow path, which checks the pairs. */
  private static boolean isClean(String text, int max) {
    if (text.length() > max) {
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
