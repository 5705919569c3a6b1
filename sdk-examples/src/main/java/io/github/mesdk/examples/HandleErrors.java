package io.github.mesdk.examples;

import io.github.mesdk.MeClient;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.Outcome;
import io.github.mesdk.token.TokenProvider;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Handles each kind of failure. Run it with {@code java -cp me.jar
 * io.github.mesdk.examples.HandleErrors}.
 */
public final class HandleErrors {
  /** Has one catch block for each decision of this program, and none for an HTTP status. */
  static String greeting(MeClient<?> client) {
    try {
      return "Hello " + client.me().identity().name().orElse("you");
    } catch (UnauthenticatedException e) {
      return "Sign in again: " + e.reason();
    } catch (PermissionDeniedException e) {
      return "Access denied; ask for access with request ID " + e.error().requestId().orElse("?");
    } catch (RateLimitedException e) {
      Duration wait = e.retryAfter().orElse(Duration.ofMinutes(1));
      return "Too many requests; wait " + wait.toSeconds() + " s";
    } catch (MeException e) { // says nothing about the user
      return (e.retryable() ? "Try again: " : "Contact the operator: ") + e.getMessage();
    }
  }

  /** Makes an in-memory provider fail in several ways and prints the greeting for each. */
  public static void main(String[] args) {
    try (MockIdentityProvider idp = MockIdentityProvider.start()) {
      String token = idp.token(MockSystem.RIVERGEN);
      MeClient<?> client =
          MeClient.builder(RiverGen.provider().at(idp.baseUrl(MockSystem.RIVERGEN)))
              .tokenProvider(TokenProvider.of(token))
              .timeout(Duration.ofSeconds(10)) // a longer Retry-After fails at once
              .build();
      Stream.of(
              Outcome.success(),
              Outcome.expiredToken(),
              Outcome.mfaRequired(),
              Outcome.permissionDenied(),
              Outcome.rateLimited(Duration.ofSeconds(20)),
              Outcome.unavailable(),
              Outcome.notJson())
          .forEach(outcome -> {
            idp.script(token).thenAlways(outcome);
            System.out.println(outcome + ": " + greeting(client));
          });
    }
  }
}
