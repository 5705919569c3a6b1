package io.github.mesdk.testing;

import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.InvalidRequestException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.NotFoundException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** The failures of the systems in the test kit, with the exception that each must cause. */
public final class KitFailures {
  private KitFailures() {}

  /** The failures that this system supports. */
  public static Stream<Map.Entry<Outcome, Class<? extends MeException>>> of(MockSystem system) {
    return Stream.of(refusals(), outages())
        .flatMap(expected -> expected.entrySet().stream())
        .filter(entry -> entry.getKey().isSupportedBy(system));
  }

  private static Map<Outcome, Class<? extends MeException>> refusals() {
    return Map.ofEntries(
        Map.entry(Outcome.missingCredential(), UnauthenticatedException.class),
        Map.entry(Outcome.invalidToken(), UnauthenticatedException.class),
        Map.entry(Outcome.expiredToken(), UnauthenticatedException.class),
        Map.entry(Outcome.revokedToken(), UnauthenticatedException.class),
        Map.entry(Outcome.mfaRequired(), UnauthenticatedException.class),
        Map.entry(Outcome.permissionDenied("me.read"), PermissionDeniedException.class),
        Map.entry(Outcome.invalidRequest(), InvalidRequestException.class),
        Map.entry(Outcome.notFound(), NotFoundException.class),
        Map.entry(Outcome.rateLimited(), RateLimitedException.class),
        Map.entry(Outcome.rateLimited(Duration.ofSeconds(7)), RateLimitedException.class),
        Map.entry(Outcome.failureInSuccess(), UnauthenticatedException.class));
  }

  private static Map<Outcome, Class<? extends MeException>> outages() {
    return Map.ofEntries(
        Map.entry(Outcome.unavailable(), UnavailableException.class),
        Map.entry(Outcome.unavailable(Duration.ofSeconds(7)), UnavailableException.class),
        Map.entry(Outcome.internalError(), UnavailableException.class),
        Map.entry(Outcome.htmlPage(), UnavailableException.class),
        Map.entry(Outcome.emptyBody(), DecodeException.class),
        Map.entry(Outcome.notJson(), DecodeException.class),
        Map.entry(Outcome.cutOff(), TransportException.class),
        Map.entry(Outcome.connectionDropped(), TransportException.class),
        Map.entry(
            Outcome.reply(302, Map.of("Location", "https://example.com/"), ""),
            UnexpectedResponseException.class));
  }
}
