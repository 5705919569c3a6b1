package io.github.mesdk.micrometer;

import io.github.mesdk.MeEvent;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiErrorBuilder;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.micrometer.observation.Observation;
import java.util.Optional;

/**
 * Reports failures to observations. A tracer writes the message, the causes and the suppressed
 * exceptions of an exception into a span. These texts may come from the service, which may name the
 * user, or from a token provider of the application. Therefore observations get a copy that has the
 * same type and stack trace, but only texts of the SDK.
 */
final class Failures {

  /** An exception that is not a {@link MeException}. The events of a call do not contain it. */
  private static final class UnexpectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedException(String provider) {
      super(
          provider + ": the call threw an exception that is not a MeException", null, false, false);
    }
  }

  private Failures() {}

  /** Reports the failure of the event to the observation, if there is one. */
  static void report(MeEvent event, Observation observation) {
    if (!observation.isNoop()
        && event.kind().filter(kind -> !kind.equals("answered")).isPresent()) {
      Optional<MeException> failure = event.failure();
      observation.error(
          failure.isPresent()
              ? copy(event.provider(), failure.get())
              : new UnexpectedException(event.provider()));
    }
  }

  private static MeException copy(String provider, MeException failure) {
    MeException copy = withoutTexts(failure).inCall(provider, failure.attempts());
    copy.setStackTrace(failure.getStackTrace());
    return copy;
  }

  private static MeException withoutTexts(MeException failure) {
    if (failure instanceof ApiException api) {
      return ApiException.of(withoutTexts(api));
    } else if (failure instanceof TransportException transport) {
      String reason = KeyTexts.of(transport.reason());
      return TransportException.of(transport.reason(), reason, null);
    } else if (failure instanceof TokenException) {
      return failure.retryable()
          ? TokenException.unavailable("no token now", null)
          : TokenException.of("no token");
    }
    return DecodeException.of("cannot decode the response");
  }

  private static ApiError withoutTexts(ApiException failure) {
    ApiError error = failure.error();
    ApiErrorBuilder builder =
        ApiError.builder(error.status(), error.kind()).retryable(error.retryable());
    error.retryAfter().ifPresent(builder::retryAfter);
    if (failure instanceof UnauthenticatedException unauthenticated) {
      builder.reason(unauthenticated.reason());
    }
    return builder.build();
  }
}
