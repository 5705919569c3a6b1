package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.KitFailures;
import io.github.mesdk.testing.Secrets;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.Outcome;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests the client against the test kit over HTTP, with the successes and failures of each system
 * that {@code sdk-core} describes.
 */
class SixSystemsTest {
  private static MockIdentityProvider idp;

  @BeforeAll
  static void start() {
    idp = MockIdentityProvider.start();
  }

  @AfterAll
  static void stop() {
    idp.close();
  }

  private static MeClient<? extends CurrentUser> client(MockSystem system, String token) {
    return MeClient.builder(provider(system))
        .tokenProvider(TokenProvider.of(token))
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  /** Krystal requires the subject of the request. */
  private static MeArguments arguments(MockSystem system) {
    return system == MockSystem.KRYSTAL ? Krystal.self() : MeArguments.of();
  }

  private static IdentityProvider<? extends CurrentUser> provider(MockSystem system) {
    URI at = idp.baseUrl(system);
    return switch (system) {
      case TESTINY -> Testiny.provider().at(at);
      case PULSE -> Pulse.at(at);
      case RIVERGEN -> RiverGen.provider().at(at);
      case KRYSTAL -> Krystal.provider().at(at);
      case CLOUDBASE -> CloudBase.at(at);
      case OIDC -> Oidc.userInfo(at);
      default -> throw new IllegalArgumentException("not in sdk-core: " + system);
    };
  }

  @ParameterizedTest
  @EnumSource(to = "OIDC")
  void returnTheCurrentUser(MockSystem system) {
    Identity who = client(system, idp.token(system)).me(arguments(system)).identity();
    assertThat(who.provider()).isEqualToIgnoringCase(system.name());
    assertThat(who.subject()).isNotEmpty();
    assertThat(who.email()).hasValueSatisfying(email -> assertThat(email).contains("@"));
  }

  @ParameterizedTest
  @EnumSource(to = "OIDC")
  void rejectAnUnknownToken(MockSystem system) {
    MeClient<? extends CurrentUser> client = client(system, "made-up-t0ken");
    MeException failure =
        catchThrowableOfType(MeException.class, () -> client.me(arguments(system)));
    assertThat(failure).isInstanceOf(UnauthenticatedException.class);
    Secrets.assertAbsent(failure, "made-up-t0ken");
  }

  static Stream<Arguments> outcomes() {
    return EnumSet.range(MockSystem.TESTINY, MockSystem.OIDC).stream()
        .flatMap(system ->
            KitFailures.of(system)
                .filter(entry -> !isAnAnswer(system, entry.getKey()))
                .map(entry -> Arguments.of(system, entry.getKey(), entry.getValue())));
  }

  /** Krystal returns an answer for an ended session, and marks it as inactive. */
  private static boolean isAnAnswer(MockSystem system, Outcome outcome) {
    return system == MockSystem.KRYSTAL && outcome.toString().equals("failureInSuccess");
  }

  @Test
  void returnAnInactiveUserForAnEndedSession() {
    String token = idp.signIn(MockSystem.KRYSTAL, idp.users(MockSystem.KRYSTAL).get(0));
    idp.script(token).thenAlways(Outcome.failureInSuccess());
    assertThat(client(MockSystem.KRYSTAL, token).me(Krystal.self()).identity().active())
        .contains(false);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("outcomes")
  void mapTheirErrorsToExceptions(
      MockSystem system, Outcome outcome, Class<? extends MeException> expected) {
    String token = idp.signIn(system, idp.users(system).get(0));
    idp.script(token).thenAlways(outcome);
    MeException failure =
        catchThrowableOfType(MeException.class, () -> client(system, token).me(arguments(system)));
    assertThat(failure).isInstanceOf(expected);
    assertThat(failure.provider().orElseThrow()).isEqualToIgnoringCase(system.name());
    Secrets.assertAbsent(failure, token);
  }

  @Test
  void reportTheReasonOfARejection() {
    assertThat(reason(MockSystem.TESTINY, Outcome.expiredToken()))
        .isEqualTo(UnauthenticatedReason.EXPIRED);
    assertThat(reason(MockSystem.CLOUDBASE, Outcome.expiredToken()))
        .isEqualTo(UnauthenticatedReason.EXPIRED);
    assertThat(reason(MockSystem.RIVERGEN, Outcome.mfaRequired()))
        .isEqualTo(UnauthenticatedReason.MFA_REQUIRED);
    assertThat(reason(MockSystem.KRYSTAL, Outcome.missingCredential()))
        .isEqualTo(UnauthenticatedReason.MISSING);
  }

  private static UnauthenticatedReason reason(MockSystem system, Outcome outcome) {
    String token = idp.signIn(system, idp.users(system).get(0));
    idp.script(token).thenAlways(outcome);
    return catchThrowableOfType(
            UnauthenticatedException.class, () -> client(system, token).me(arguments(system)))
        .reason();
  }

  @Test
  void reportHowLongToWait() {
    String token = idp.signIn(MockSystem.OIDC, idp.users(MockSystem.OIDC).get(0));
    idp.script(token).thenAlways(Outcome.rateLimited(Duration.ofSeconds(7)));
    RateLimitedException failure =
        catchThrowableOfType(RateLimitedException.class, () -> client(MockSystem.OIDC, token).me());
    assertThat(failure.error().retryAfter()).contains(Duration.ofSeconds(7));
  }
}
