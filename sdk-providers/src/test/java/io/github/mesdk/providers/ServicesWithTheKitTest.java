package io.github.mesdk.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.providers.microsoft.GraphUser;
import io.github.mesdk.providers.microsoft.MicrosoftGraph;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.KitFailures;
import io.github.mesdk.testing.Secrets;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.MockUser;
import io.github.mesdk.testkit.Outcome;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the services against the test kit over HTTP, with successes and failures. */
class ServicesWithTheKitTest {
  private static MockIdentityProvider idp;

  @BeforeAll
  static void start() {
    idp = MockIdentityProvider.start();
  }

  @AfterAll
  static void stop() {
    idp.close();
  }

  private static IdentityProvider<? extends CurrentUser> provider(MockSystem system) {
    List<IdentityProvider<? extends CurrentUser>> all = Services.all().toList();
    List<MockSystem> systems = List.copyOf(EnumSet.range(MockSystem.GITHUB, MockSystem.REDMINE));
    return all.get(systems.indexOf(system)).at(idp.baseUrl(system));
  }

  private static Identity me(MockSystem system, String token) {
    return MeClient.builder(provider(system))
        .retryPolicy(RetryPolicy.none())
        .build()
        .me(MeRequest.ofToken(token))
        .identity();
  }

  private static String signIn(MockSystem system, int user) {
    return idp.signIn(system, idp.users(system).get(user));
  }

  @ParameterizedTest
  @EnumSource(from = "GITHUB")
  void returnTheCurrentUser(MockSystem system) {
    MockUser ada = idp.users(system).get(0);
    Identity who = me(system, idp.token(system));
    assertThat(who.provider()).isEqualToIgnoringCase(system.name().replace('_', '-'));
    assertThat(who.subject()).isEqualTo(ada.id());
    assertThat(who.email()).isIn(Optional.of(ada.email()), Optional.empty());
    assertThat(who.name()).isIn(Optional.of(ada.name()), Optional.empty());
    assertThat(who.active()).isNotEqualTo(Optional.of(false));
    assertThat(who.anonymous()).isNotEqualTo(Optional.of(true));
  }

  @ParameterizedTest
  @EnumSource(from = "GITHUB")
  void rejectAnUnknownToken(MockSystem system) {
    MeException failure =
        catchThrowableOfType(MeException.class, () -> me(system, "made-up-t0ken"));
    assertThat(failure).isInstanceOf(UnauthenticatedException.class);
    Secrets.assertAbsent(failure, "made-up-t0ken");
  }

  static Stream<Arguments> outcomes() {
    return EnumSet.range(MockSystem.GITHUB, MockSystem.REDMINE).stream()
        .flatMap(system ->
            KitFailures.of(system)
                .map(entry -> Arguments.of(system, entry.getKey(), entry.getValue())));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("outcomes")
  void mapTheirErrorsToExceptions(
      MockSystem system, Outcome outcome, Class<? extends MeException> expected) {
    String token = signIn(system, 0);
    idp.script(token).thenAlways(outcome);
    MeException failure = catchThrowableOfType(MeException.class, () -> me(system, token));
    assertThat(failure).isInstanceOf(expected);
    assertThat(failure.provider()).contains(provider(system).name());
    Secrets.assertAbsent(failure, token);
  }

  @ParameterizedTest
  @EnumSource(from = "GITHUB")
  void aTemporaryOutageIsRetryable(MockSystem system) {
    String token = signIn(system, 0);
    idp.script(token).thenAlways(Outcome.unavailable());
    MeException failure = catchThrowableOfType(MeException.class, () -> me(system, token));
    assertThat(failure).isInstanceOf(UnavailableException.class);
    assertThat(failure.retryable()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB, 60",
    "DISCORD, 2",
    "OKTA, 60",
    "BETTER_AUTH, 10",
    "SLACK, 30",
    "MICROSOFT, 30",
    "GITLAB, 30",
  })
  void sayHowLongToWait(MockSystem system, int seconds) {
    String token = signIn(system, 0);
    idp.script(token).thenAlways(Outcome.rateLimited());
    RateLimitedException limited =
        catchThrowableOfType(RateLimitedException.class, () -> me(system, token));
    assertThat(limited.error().retryAfter())
        .hasValueSatisfying(wait ->
            assertThat(wait).isBetween(Duration.ofSeconds(seconds - 2), Duration.ofSeconds(61)));
  }

  @ParameterizedTest
  @CsvSource({
    "SLACK, EXPIRED, MISSING",
    "SUPABASE, INVALID, MISSING",
    "OKTA, INVALID, UNKNOWN",
    "MICROSOFT, INVALID, INVALID",
  })
  void reportTheReasonOfARejection(
      MockSystem system, UnauthenticatedReason expired, UnauthenticatedReason missing) {
    assertThat(reason(system, Outcome.expiredToken())).isEqualTo(expired);
    assertThat(reason(system, Outcome.missingCredential())).isEqualTo(missing);
  }

  private static UnauthenticatedReason reason(MockSystem system, Outcome outcome) {
    String token = signIn(system, 0);
    idp.script(token).thenAlways(outcome);
    return catchThrowableOfType(UnauthenticatedException.class, () -> me(system, token)).reason();
  }

  @Test
  void noSuspendedUserLooksActiveWhereTheServiceSays() {
    Map<MockSystem, Boolean> answered =
        Map.of(
            MockSystem.GITHUB, true,
            MockSystem.SUPABASE, true,
            MockSystem.OKTA, true,
            MockSystem.BETTER_AUTH, true,
            MockSystem.GITLAB, false,
            MockSystem.SLACK, false,
            MockSystem.GITEA, false,
            MockSystem.REDMINE, false);
    answered.forEach((system, isAnswer) -> {
      String alan = signIn(system, 2);
      if (isAnswer) {
        assertThat(me(system, alan).active()).as(system.name()).contains(false);
      } else {
        assertThat(catchThrowableOfType(MeException.class, () -> me(system, alan)))
            .as(system.name())
            .isNotNull();
      }
    });
  }

  /** The id is part of each selection, because an answer without it cannot be decoded. */
  @Test
  void microsoftSendsOnlyTheSelectedPropertiesAndTheId() {
    TokenProvider token = TokenProvider.of(idp.token(MockSystem.MICROSOFT));
    URI url = idp.baseUrl(MockSystem.MICROSOFT);
    try (MeClient<GraphUser> client =
        MeClient.builder(MicrosoftGraph.at(url)).tokenProvider(token).build()) {
      GraphUser me = client.me(MicrosoftGraph.select("mail", "accountEnabled"));
      assertThat(me.id()).isEqualTo(idp.users(MockSystem.MICROSOFT).get(0).id());
      assertThat(me.mail()).isPresent();
      assertThat(me.accountEnabled()).contains(true);
      assertThat(me.displayName()).isEmpty();
    }
  }

  @Test
  void aSessionOfBetterAuthEndsWhenItSays() {
    assertThat(me(MockSystem.BETTER_AUTH, signIn(MockSystem.BETTER_AUTH, 0)).expiresAt())
        .hasValueSatisfying(end -> assertThat(end).isAfter(idp.clock().instant()));
  }
}
