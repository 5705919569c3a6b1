package com.example;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.pulse.UserSession;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the user of each request before its resource runs. */
@Priority(Priorities.AUTHENTICATION)
public class MeFilter implements ContainerRequestFilter {
  static final String USER = "user";
  private static final Pattern BEARER = Pattern.compile("(?i)Bearer +([!-~]+)");

  private final MeClient<UserSession> pulse;

  MeFilter(MeClient<UserSession> pulse) {
    this.pulse = pulse;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
    if (!bearer.matches()) {
      throw new NotAuthorizedException("Bearer");
    }
    // A model may contain a live token: resources get the identity only.
    Identity user = pulse.me(MeRequest.ofToken(bearer.group(1))).identity();
    boolean isOver = user.expiresAt().filter(end -> !end.isAfter(Instant.now())).isPresent();
    if (isOver) {
      throw new NotAuthorizedException("Bearer error=\"invalid_token\"");
    }
    if (!user.active().orElse(true)) {
      throw new ForbiddenException();
    }
    request.setProperty(USER, user);
  }
}
