package io.github.mesdk.spring.boot;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.spring.MePrincipal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;

/**
 * Asks one client about the token of a request, and decides what the result means for the request.
 * Servlet and reactive applications share it. Thread-safe.
 */
final class TokenCheck {
  private static final String REJECTED = "the token is not valid";
  private static final String OWNER_SUSPENDED = "token_owner_suspended";

  private final MeClient<?> client;
  private final AuthorityMapper authorities;
  private final Duration retryAfter;
  private final InstantSource clock;

  /** Krystal is asked with a token of this application, and the user's token is this argument. */
  private final Optional<String> subjectArgument;

  TokenCheck(MeClients.Named named, Duration retryAfter, InstantSource clock) {
    this.client = named.client();
    this.authorities = new AuthorityMapper(named.settings().authorities());
    this.subjectArgument = named.subjectArgument();
    this.retryAfter = retryAfter;
    this.clock = clock;
  }

  /** Returns the user of a token, or throws what the security chain or its filter answers. */
  MePrincipal check(String token) {
    try {
      return principal(client.me(request(token)));
    } catch (RuntimeException e) {
      throw meaning(e);
    }
  }

  /** As {@link #check}, without blocking. Cancelling the future ends the call. */
  CompletableFuture<? extends CurrentUser> start(String token) {
    return client.meAsync(request(token));
  }

  private MeRequest request(String token) {
    try {
      return subjectArgument
          .map(argument -> MeRequest.of(MeArguments.of(Argument.ofSecret(argument, token))))
          .orElseGet(() -> MeRequest.ofToken(token));
    } catch (IllegalArgumentException e) {
      throw new BadOpaqueTokenException(REJECTED);
    }
  }

  /**
   * Returns the principal.
   *
   * @throws BadOpaqueTokenException if the session of the answer is over
   * @throws ServiceFailure if the account is not active
   */
  MePrincipal principal(CurrentUser answer) {
    Identity identity = answer.identity();
    boolean isOver = identity.expiresAt().filter(end -> !end.isAfter(clock.instant())).isPresent();
    boolean isInactive = identity.active().filter(active -> !active).isPresent();
    if (isOver || (isInactive && subjectArgument.isPresent())) {
      throw new BadOpaqueTokenException("the token has expired");
    }
    if (isInactive) {
      throw ServiceFailure.forbidden("the account is not active");
    }
    return new MePrincipal(answer, authorities.authorities(answer));
  }

  /** Returns what a failed call means for the request. */
  RuntimeException meaning(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof BadOpaqueTokenException || cause instanceof ServiceFailure) {
      return (RuntimeException) cause;
    }
    if (cause instanceof UnauthenticatedException && subjectArgument.isEmpty()) {
      return new BadOpaqueTokenException(REJECTED);
    }
    if (cause instanceof PermissionDeniedException denied && isAboutTheUser(denied)) {
      return ServiceFailure.forbidden("the provider denies access to the user");
    }
    if (cause instanceof MeException e) {
      return ServiceFailure.unavailable(
          String.valueOf(e.getMessage()), e.retryAfter().orElse(retryAfter));
    }
    if (cause instanceof MeConfigurationException mistake) {
      return ServiceFailure.unavailable(mistake.getMessage() + ". " + mistake.action(), retryAfter);
    }
    return ServiceFailure.unavailable("the call failed: " + cause, retryAfter);
  }

  private boolean isAboutTheUser(PermissionDeniedException denied) {
    return subjectArgument.isEmpty()
        || denied.error().code().filter(OWNER_SUSPENDED::equals).isPresent();
  }
}
