package com.example;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.error.UnauthenticatedException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;

/** A rejected token is a 401. An outage is a 503, because it says nothing about the user. */
@Singleton
final class MeFailures implements ExceptionHandler<MeException, HttpResponse<?>> {
  private static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(5);
  private static final long LONGEST_WAIT = 60;
  private static final System.Logger LOG = System.getLogger(MeFailures.class.getName());

  @Override
  @SuppressWarnings("rawtypes") // as the interface
  public HttpResponse<?> handle(HttpRequest request, MeException failure) {
    if (failure instanceof UnauthenticatedException) {
      return HttpResponse.unauthorized()
          .header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
    if (failure instanceof PermissionDeniedException) {
      return HttpResponse.status(HttpStatus.FORBIDDEN);
    }
    LOG.log(System.Logger.Level.WARNING, failure.getMessage());
    long seconds = failure.retryAfter().orElse(DEFAULT_RETRY_AFTER).plusMillis(999).toSeconds();
    long wait = Math.max(1, Math.min(LONGEST_WAIT, seconds));
    return HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header("Retry-After", String.valueOf(wait));
  }
}
