package com.example;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.error.UnauthenticatedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/** A rejected token is a 401. An outage is a 503, because it says nothing about the user. */
@Provider
public class MeFailures implements ExceptionMapper<MeException> {
  private static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(5);
  private static final long LONGEST_WAIT = 60;
  private static final System.Logger LOG = System.getLogger(MeFailures.class.getName());

  @Override
  public Response toResponse(MeException failure) {
    if (failure instanceof UnauthenticatedException) {
      return Response.status(401)
          .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
          .build();
    }
    if (failure instanceof PermissionDeniedException) {
      return Response.status(403).build();
    }
    LOG.log(System.Logger.Level.WARNING, failure.getMessage());
    long seconds = failure.retryAfter().orElse(DEFAULT_RETRY_AFTER).plusMillis(999).toSeconds();
    long wait = Math.max(1, Math.min(LONGEST_WAIT, seconds));
    return Response.status(503).header(HttpHeaders.RETRY_AFTER, wait).build();
  }
}
