package io.github.mesdk.examples;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.Outcome;

/**
 * A program that is tested with the test kit, in {@code TestingWithTheKitTest}. Run it with {@code
 * java -cp me.jar io.github.mesdk.examples.TestingWithTheKit}.
 */
public final class TestingWithTheKit {
  private final MeClient<UserSession> pulse;

  /** Takes the client as a parameter, so that a test can pass another client. */
  TestingWithTheKit(MeClient<UserSession> pulse) {
    this.pulse = pulse;
  }

  /** Returns the first line of the page for the user of this token. */
  String greeting(String token) {
    try {
      UserSession user = pulse.me(MeRequest.ofToken(token));
      return "Welcome, " + user.email();
    } catch (UnauthenticatedException e) {
      return "Please sign in";
    } catch (MeException e) {
      return "Welcome! Your profile is not available at the moment";
    }
  }

  /** Shows the page to a signed-in user, during an outage, and after the token has expired. */
  public static void main(String[] args) {
    try (MockIdentityProvider idp = MockIdentityProvider.start()) {
      String token = idp.token(MockSystem.PULSE);
      TestingWithTheKit page =
          new TestingWithTheKit(MeClient.builder(Pulse.at(idp.baseUrl(MockSystem.PULSE))).build());
      System.out.println(page.greeting(token));
      idp.outage(MockSystem.PULSE, Outcome.unavailable());
      System.out.println(page.greeting(token));
      idp.recover(MockSystem.PULSE);
      idp.expire(token);
      System.out.println(page.greeting(token));
    }
  }
}
