package com.example;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.pulse.UserSession;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers with the user of the bearer token of the request. */
@Path("/me")
public class MeResource {
  private static final Pattern BEARER = Pattern.compile("(?i)Bearer +([!-~]+)");

  private final MeClient<UserSession> pulse;

  MeResource(MeClient<UserSession> pulse) {
    this.pulse = pulse;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<Identity> me(@HeaderParam("Authorization") String authorization) {
    Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
    if (!bearer.matches()) {
      throw new NotAuthorizedException("Bearer");
    }
    MeRequest request = MeRequest.ofToken(bearer.group(1));
    // A model may contain a live token: answer with the identity. Cancelling the Uni can end the call.
    return Uni.createFrom()
        .completionStage(() -> pulse.meAsync(request))
        .map(answer -> admitted(answer.identity()));
  }

  private static Identity admitted(Identity user) {
    boolean isOver = user.expiresAt().filter(end -> !end.isAfter(Instant.now())).isPresent();
    if (isOver) {
      throw new NotAuthorizedException("Bearer error=\"invalid_token\"");
    }
    if (!user.active().orElse(true)) {
      throw new ForbiddenException();
    }
    return user;
  }
}
