package io.github.mesdk.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service reported a failure. {@link #error()} returns the details. */
public abstract sealed class ApiException extends MeException
    permits InvalidRequestException,
        UnauthenticatedException,
        PermissionDeniedException,
        NotFoundException,
        RateLimitedException,
        UnavailableException,
        UnexpectedResponseException {
  private static final long serialVersionUID = 1L;

  private final ApiError error;

  ApiException(@Nullable String provider, int attempts, ApiError error, ErrorKind kind) {
    super(provider, attempts, error.describe(), null);
    if (error.kind() != kind) {
      throw new IllegalArgumentException(
          getClass().getSimpleName() + " does not fit the error kind " + error.kind());
    }
    this.error = error;
  }

  /** Returns the exception that fits the error's kind. */
  public static ApiException of(String provider, ApiError error) {
    return of(provider, 0, error);
  }

  /** Returns the exception that fits the error's kind, without a provider. */
  public static ApiException of(ApiError error) {
    return of(null, 0, error);
  }

  static ApiException of(@Nullable String provider, int attempts, ApiError error) {
    return switch (error.kind()) {
      case INVALID_REQUEST -> new InvalidRequestException(provider, attempts, error);
      case UNAUTHENTICATED -> new UnauthenticatedException(provider, attempts, error);
      case PERMISSION_DENIED -> new PermissionDeniedException(provider, attempts, error);
      case NOT_FOUND -> new NotFoundException(provider, attempts, error);
      case RATE_LIMITED -> new RateLimitedException(provider, attempts, error);
      case UNAVAILABLE -> new UnavailableException(provider, attempts, error);
      case UNEXPECTED_RESPONSE -> new UnexpectedResponseException(provider, attempts, error);
    };
  }

  /** Returns the details that the service reported. */
  public final ApiError error() {
    return error;
  }

  @Override
  public final Optional<Duration> retryAfter() {
    return error.retryAfter();
  }

  @Override
  public final boolean retryable() {
    return error.retryable();
  }

  @Override
  final MeException copy(@Nullable String provider, int attempts) {
    return of(provider, attempts, error);
  }
}
