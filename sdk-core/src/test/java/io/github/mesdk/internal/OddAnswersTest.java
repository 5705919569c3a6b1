package io.github.mesdk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.Secrets;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.io.IOException;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests failure signs that are no booleans, duplicate members and missing members. */
class OddAnswersTest {
  private static final String GOOD = "{\"user\":{\"id\":1}";

  private final MockWebServer server = NoDelaySockets.newServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private <T extends CurrentUser> T me(IdentityProvider<T> provider, String body) {
    server.enqueue(Servers.json(200, body));
    return MeClient.builder(provider.at(Servers.origin(server)))
        .retryPolicy(RetryPolicy.none())
        .build()
        .me(MeRequest.ofToken("t"));
  }

  private MeException failure(IdentityProvider<?> provider, String body) {
    return catchThrowableOfType(MeException.class, () -> me(provider, body));
  }

  private static String riverGen(String success) {
    return "{\"success\":" + success + ",\"data\":" + GOOD + "}}";
  }

  private static String testiny(String loggedIn) {
    return "{\"userId\":1,\"loggedIn\":" + loggedIn + "}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "\"false\"", "\"False\"", "\"0\"", "0"})
  void aSignThatSaysFalseIsAFailure(String no) {
    assertThat(failure(RiverGen.provider(), riverGen(no)))
        .isInstanceOf(UnexpectedResponseException.class);
    assertThat(failure(Testiny.provider(), testiny(no)))
        .isInstanceOf(UnauthenticatedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "\"true\"", "\"True\"", "\"1\"", "1", "null"})
  void aSignThatSaysTrueOrNothingIsNone(String yes) {
    assertThat(me(RiverGen.provider(), riverGen(yes)).user().id()).isEqualTo(1);
    assertThat(me(Testiny.provider(), testiny(yes)).userId()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2",
        "-1",
        "0.0",
        "1.0",
        "1e400",
        "\"maybe\"",
        "\"FALSE\"",
        "\"\"",
        "\" \"",
        "\"no\"",
        "[]",
        "[false]",
        "{}",
        "{\"value\":false}",
        "18446744073709551616"
      })
  void aSignThatSaysNeitherIsNoAnswer(String odd) {
    assertNoAnswer("success", failure(RiverGen.provider(), riverGen(odd)));
    assertNoAnswer("loggedIn", failure(Testiny.provider(), testiny(odd)));
    assertNoAnswer(
        "data.mfa_required",
        failure(RiverGen.provider(), "{\"data\":" + GOOD + ",\"mfa_required\":" + odd + "}}"));
  }

  private static void assertNoAnswer(String path, MeException failure) {
    assertThat(failure)
        .isInstanceOf(DecodeException.class)
        .hasMessageEndingWith("at " + path + ": neither true nor false");
    assertThat(((DecodeException) failure).path()).contains(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "\"true\"", "\"True\"", "1"})
  void aSecondFactorIsRequestedInEachForm(String yes) {
    MeException failure =
        failure(RiverGen.provider(), "{\"success\":true,\"data\":{\"mfa_required\":" + yes + "}}");
    assertThat(((UnauthenticatedException) failure).reason())
        .isEqualTo(UnauthenticatedReason.MFA_REQUIRED);
  }

  @Test
  void aCodeSaysMoreThanASignThatSaysNeither() {
    MeException failure =
        failure(
            RiverGen.provider(),
            "{\"success\":\"no\",\"error\":{\"code\":\"TOKEN_EXPIRED\",\"message\":\"x\"}}");
    assertThat(((UnauthenticatedException) failure).reason())
        .isEqualTo(UnauthenticatedReason.EXPIRED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          data.user.id            | {"data":{"user":{"id":1,"id":1}}}
          data.emails[1].verified | {"data":{"user":{"id":1},"emails":[{},{"verified":true,"verified":false}]}}
          data.user               | {"data":{"user":{"id":1},"user":{"id":2}}}
          data.emails             | {"data":{"user":{"id":1},"emails":[1],"emails":[]}}
          success                 | {"success":true,"data":{"user":{"id":1}},"success":true}
          data.user.profile.?     | {"data":{"user":{"id":1,"profile":{"a@example.test":1,"a@example.test":2}}}}
          """)
  void aDuplicateMemberIsNamed(String path, String body) {
    MeException failure = failure(RiverGen.provider(), body);
    assertThat(failure)
        .isInstanceOf(DecodeException.class)
        .hasMessageEndingWith("at " + path + ": duplicate member");
    Secrets.assertAbsent(failure, "example.test");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cannot decode the response: userId is missing                          | {"email":"a"}
          cannot decode the response: userId is missing                          | {"userId":null}
          """)
  void aMissingMemberIsNamed(String message, String body) {
    assertThat(failure(Testiny.provider(), body))
        .isInstanceOf(DecodeException.class)
        .hasMessageEndingWith(message);
  }

  @Test
  void aMissingMemberOfAnInnerObjectIsNamedWithIt() {
    assertThat(failure(RiverGen.provider(), "{\"data\":{\"user\":{\"id\":null}}}"))
        .hasMessageEndingWith("cannot decode the response at data.user: id is missing");
    assertThat(failure(RiverGen.provider(), "{\"data\":{\"user\":{}}}"))
        .hasMessageEndingWith("cannot decode the response at data.user: id is missing");
  }
}
