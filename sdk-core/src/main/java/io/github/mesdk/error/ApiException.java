package io.github.mesdk.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service answered that it will not: {@link #error()} says all it told. */
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
          getClass().getSimpleName() + " is not for " + error.kind());
    }
    this.error = error;
  }

  /** The exception for the error's kind. */
  public static ApiException of(String provider, ApiError error) {
    return of(provider, 0, error);
  }

  /** As {@link #of(String, ApiError)}, for no provider in particular. */
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

  /** All that the service told about the failure. */
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
