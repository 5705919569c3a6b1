package com.example;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.pulse.UserSession;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the user of each request before its controller runs. No thread waits for the answer. */
@ServerFilter("/**")
final class MeFilter {
  private static final Pattern BEARER = Pattern.compile("(?i)Bearer +([!-~]+)");

  private final MeClient<UserSession> pulse;

  MeFilter(MeClient<UserSession> pulse) {
    this.pulse = pulse;
  }

  /** Returns a response to end the request, or empty to go on with it. */
  @RequestFilter
  CompletableFuture<Optional<HttpResponse<?>>> identify(MutableHttpRequest<?> request) {
    Matcher bearer = BEARER.matcher(request.getHeaders().get("Authorization", String.class, ""));
    if (!bearer.matches()) {
      return CompletableFuture.completedFuture(
          Optional.of(HttpResponse.unauthorized().header("WWW-Authenticate", "Bearer")));
    }
    // A model may contain a live token: controllers get the identity only.
    return pulse
        .meAsync(MeRequest.ofToken(bearer.group(1)))
        .thenApply(answer -> admit(request, answer.identity()));
  }

  private static Optional<HttpResponse<?>> admit(MutableHttpRequest<?> request, Identity user) {
    boolean isOver = user.expiresAt().filter(end -> !end.isAfter(Instant.now())).isPresent();
    if (isOver) {
      return Optional.of(
          HttpResponse.unauthorized()
              .header("WWW-Authenticate", "Bearer error=\"invalid_token\""));
    }
    if (!user.active().orElse(true)) {
      return Optional.of(HttpResponse.status(HttpStatus.FORBIDDEN));
    }
    request.setAttribute("user", user);
    return Optional.empty();
  }
}
