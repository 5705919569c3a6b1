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
 * What does a program do about a failure? {@code java -cp me.jar
 * io.github.mesdk.examples.HandleErrors}
 */
public final class HandleErrors {
  /** One catch for each decision that this program makes, and none for a status. */
  static String ask(MeClient<?> client) {
    try {
      return "Hello " + client.me().identity().name().orElse("you");
    } catch (UnauthenticatedException e) {
      return "Sign in again: " + e.reason();
    } catch (PermissionDeniedException e) {
      return "Not for you; ask for access and name request " + e.error().requestId().orElse("?");
    } catch (RateLimitedException e) {
      Duration wait = e.retryAfter().orElse(Duration.ofMinutes(1));
      return "Too many questions; wait " + wait.toSeconds() + " s";
    } catch (MeException e) { // it says nothing of the user
      return (e.retryable() ? "Try again: " : "Tell the operator: ") + e.getMessage();
    }
  }

  /** Lets a service in memory fail in each way, and prints what the program says. */
  public static void main(String[] args) {
    try (MockIdentityProvider idp = MockIdentityProvider.start()) {
      String token = idp.token(MockSystem.RIVERGEN);
      MeClient<?> client =
          MeClient.builder(RiverGen.provider().at(idp.baseUrl(MockSystem.RIVERGEN)))
              .tokenProvider(TokenProvider.of(token))
              .timeout(Duration.ofSeconds(10)) // a longer wait is not begun but thrown
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
            System.out.println(outcome + ": " + ask(client));
          });
    }
  }
}
