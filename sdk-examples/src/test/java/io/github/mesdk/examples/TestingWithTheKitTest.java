package io.github.mesdk.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.MeClient;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.Outcome;
import io.github.mesdk.testkit.OutputRecording;
import io.github.mesdk.testkit.Secrets;
import io.github.mesdk.testkit.WithMockIdentityProvider;
import org.junit.jupiter.api.Test;

/** Shows tests of a program. Most tests use a lambda as the client, and some use HTTP. */
class TestingWithTheKitTest {
  private static final UserSession ADA =
      UserSession.builder().id(7).email("ada@example.com").token("t").build();

  @Test
  void greetsTheUserOfTheToken() {
    assertThat(new TestingWithTheKit(request -> ADA).greeting("any")).contains("ada@example.com");
  }

  @Test
  void requestsASignInWhenTheTokenIsRejected() {
    ApiError error = ApiError.builder(401, ErrorKind.UNAUTHENTICATED).build();
    MeClient<UserSession> rejecting =
        request -> {
          throw UnauthenticatedException.of("pulse", error);
        };
    assertThat(new TestingWithTheKit(rejecting).greeting("any")).isEqualTo("Please sign in");
  }

  @Test
  @WithMockIdentityProvider
  void greetsAgainAfterAnOutage(MockIdentityProvider idp) {
    String token = idp.token(MockSystem.PULSE);
    idp.script(token).then(Outcome.unavailable()).thenSuccess();
    TestingWithTheKit page = pageFor(idp);
    assertThat(page.greeting(token)).contains("at the moment");
    assertThat(page.greeting(token)).isEqualTo("Welcome, ada@example.com");
    assertThat(idp.count(MockSystem.PULSE)).isEqualTo(2);
  }

  @Test
  @WithMockIdentityProvider
  void neverPrintsTheToken(MockIdentityProvider idp) {
    String token = idp.token(MockSystem.PULSE);
    try (OutputRecording output = OutputRecording.start()) {
      idp.revoke(token);
      String page = pageFor(idp).greeting(token);
      Secrets.of(token).assertAbsentFrom(page);
      Secrets.of(token).assertAbsentFrom(output.text());
    }
  }

  @Test
  @WithMockIdentityProvider
  void anOutcomeThatTheSystemNeverReturnsIsRejected(MockIdentityProvider idp) {
    assertThatThrownBy(() -> idp.script(idp.token(MockSystem.PULSE)).then(Outcome.mfaRequired()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static TestingWithTheKit pageFor(MockIdentityProvider idp) {
    return new TestingWithTheKit(
        MeClient.builder(Pulse.at(idp.baseUrl(MockSystem.PULSE)))
            .retryPolicy(RetryPolicy.none()) // one request per call, without waits
            .build());
  }
}
