package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies to a device login that differ from RFC 8628, as public bug reports show them. */
@Timeout(60)
class OddDeviceReplyTest extends IssuerFixture {
  private static final String CODES = "'device_code':'device','user_code':'ABCD-EFGH'";
  private static final String ADDRESS = ",'verification_uri':'https://id.example.com/go'";

  private final List<DevicePrompt> prompts = new ArrayList<>();

  private LoginResult signIn() {
    return issuer().deviceLogin(PUBLIC, store).build().signIn(prompts::add);
  }

  private DevicePrompt prompt(String reply) {
    answer(200, reply);
    answerToken("access", 300, ",'refresh_token':'refresh'");
    signIn();
    return prompts.get(prompts.size() - 1);
  }

  @Test
  void theAddressMayHaveTheNameOfTheDrafts() {
    DevicePrompt prompt =
        prompt(
            "{"
                + CODES
                + ",'verification_url':'https://id.example.com/go'"
                + ",'verification_url_complete':'https://id.example.com/go?c=ABCD'}");
    assertThat(prompt.verificationUri()).isEqualTo(URI.create("https://id.example.com/go"));
    assertThat(prompt.verificationUriComplete())
        .contains(URI.create("https://id.example.com/go?c=ABCD"));
    assertThat(prompt("{" + CODES + ADDRESS + ",'verification_url':'javascript:1'}"))
        .extracting(DevicePrompt::verificationUri)
        .isEqualTo(URI.create("https://id.example.com/go"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "http://id.example.com/go",
        "file:///etc/passwd",
        "/go",
        "https://user:pass@id.example.com/go"
      })
  void theAddressWithTheNameOfTheDraftsIsCheckedTheSame(String address) {
    answer(200, "{" + CODES + ",'verification_url':'" + address + "'}");
    assertThat(failure(this::signIn))
        .hasMessageContaining("unsafe to open")
        .returns(false, MeException::retryable);
    assertThat(prompts).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'javascript:alert(1)'",
        "'http://id.example.com/go?c=ABCD'",
        "'file:///etc/passwd'",
        "'/go?c=ABCD'",
        "'not a URI'",
        "'https://user:pass@id.example.com/go'",
        "'https://'",
        "''",
        "7",
        "['https://id.example.com/go?c=ABCD']",
        "null"
      })
  void aCompleteAddressThatCannotBeOpenedIsAbsent(String address) {
    DevicePrompt prompt =
        prompt("{" + CODES + ADDRESS + ",'verification_uri_complete':" + address + "}");
    assertThat(prompt.verificationUriComplete()).isEmpty();
    assertThat(prompt.verificationUri()).isEqualTo(URI.create("https://id.example.com/go"));
    assertThat(stored()).isPresent();
    String tooLong = "'https://id.example.com/" + "a".repeat(3_000) + "'";
    assertThat(
            prompt("{" + CODES + ADDRESS + ",'verification_uri_complete':" + tooLong + "}")
                .verificationUriComplete())
        .isEmpty();
  }

  @Test
  void anUnusableCompleteAddressDoesNotHideTheOneWithTheNameOfTheDrafts() {
    String both =
        ",'verification_uri_complete':'/go','verification_url_complete':'https://id.example.com/c'";
    assertThat(prompt("{" + CODES + ADDRESS + both + "}").verificationUriComplete())
        .contains(URI.create("https://id.example.com/c"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "600;600",
        "'600';600",
        "60.5;60",
        "null;1800",
        "'';1800",
        "0;1800",
        "-1;1800",
        "'soon';1800",
        "[600];1800",
        "true;1800",
        "99999999;86400"
      },
      quoteCharacter = '`')
  void anUnreadableLifetimeOfTheCodeIsThirtyMinutes(String lifetime, long seconds) {
    assertThat(prompt("{" + CODES + ADDRESS + ",'expires_in':" + lifetime + "}").expiresIn())
        .isEqualTo(Duration.ofSeconds(seconds));
    assertThat(prompt("{" + CODES + ADDRESS + "}").expiresIn()).isEqualTo(Duration.ofMinutes(30));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"2;2", "'2';2", "null;5", "'';5", "0;5", "-1;5", "'often';5", "{};5", "400;60"},
      quoteCharacter = '`')
  void anUnreadableIntervalIsFiveSeconds(String interval, long seconds) {
    prompt("{" + CODES + ADDRESS + ",'interval':" + interval + "}");
    assertThat(clock.slept).containsExactly(Duration.ofSeconds(seconds));
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    assertThat(prompt("\uFEFF{" + CODES + ADDRESS + "}").userCode()).isEqualTo("ABCD-EFGH");
  }

  @Test
  void theUserCodeHasNoControlCharacters() {
    String hostile = "AB\\u001b[2JCD\\r\\n\\u202e\\u2028\\u0085-\\u0007EF";
    assertThat(prompt("{'device_code':'d','user_code':'" + hostile + "'" + ADDRESS + "}"))
        .extracting(DevicePrompt::userCode)
        .isEqualTo("AB[2JCD-EF");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unauthorized_client", "invalid_client", "device_flow_disabled"})
  void aRefusalInsideA200AtTheStartShowsItsCode(String code) {
    answer(200, "{'error':'" + code + "','error_description':'Not for this client'}");
    assertThat(failure(this::signIn))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("the device authorization endpoint refused the request")
        .hasMessageContaining(code)
        .hasMessageContaining("Not for this client")
        .returns(false, MeException::retryable);
    assertThat(prompts).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'device_code':'device'" + ADDRESS + "}",
        "{'user_code':'ABCD'" + ADDRESS + "}",
        "{" + CODES + "}",
        "{'device_code':7,'user_code':'ABCD'" + ADDRESS + "}",
        "{'device_code':'device','user_code':''" + ADDRESS + "}",
        "{'device_code':'device','user_code':'\\u0007'" + ADDRESS + "}",
        "{" + CODES + ",'verification_uri':['https://id.example.com/go']}"
      })
  void aStartThatLacksSomethingIsNotRetryable(String reply) {
    answer(200, reply);
    assertThat(failure(this::signIn))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("cannot decode the response of the device authorization endpoint")
        .returns(false, MeException::retryable);
    assertThat(prompts).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<p>Welcome</p>", "[]"})
  void aStartThatIsNoJsonObjectIsRetryable(String reply) {
    answer(200, reply);
    assertThat(failure(this::signIn)).returns(true, MeException::retryable);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'refresh_token':'r'}",
        "{'access_token':7}",
        "{'access_token':''}",
        "{'access_token':'a','token_type':'mac'}",
        "{'access_token':'a','token_type':'DPoP'}",
        "{'access_token':'a','scope':'x','scope':'x'}",
        "{'access_token':'a','refresh_token':'r','refresh_token':'r'}",
        "{'access_token':'a','expires_in':060}",
        "{'other':1,'other':2}",
        "{'access_token':'a'",
        "{'access_token':'a'} {}"
      })
  void aCodeThatWasAcceptedIsNotSentAgain(String reply) {
    answer(200, "{" + CODES + ADDRESS + "}");
    answer(200, reply);
    assertThat(failure(this::signIn))
        .isInstanceOf(TokenException.class)
        .returns(false, MeException::retryable);
    assertThat(server.getRequestCount()).isEqualTo(2);
    assertThat(stored()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "400, authorization_declined, UNKNOWN",
    "400, code_expired, EXPIRED",
    "200, authorization_declined, UNKNOWN",
    "200, expired_token, EXPIRED"
  })
  void aDeclinedOrLateLoginIsUnauthenticated(
      int status, String code, UnauthenticatedReason reason) {
    answer(200, "{" + CODES + ADDRESS + "}");
    refuse(status, code);
    UnauthenticatedException failure = (UnauthenticatedException) failure(this::signIn);
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure).hasMessageContaining(code);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  /** An issuer may repeat the parameters of the first request in any reply. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noParameterIsShown(boolean isPolled) {
    if (isPolled) {
      answer(200, "{" + CODES + ADDRESS + "}");
    }
    answer(400, "{'error':'access_denied','error_description':'openid, ada@example.com, 0815'}");
    DeviceLogin login =
        issuer()
            .deviceLogin(PUBLIC, store)
            .scope("openid")
            .parameter("login_hint", "ada@example.com")
            .parameter("pin", "0815")
            .build();
    assertThat(failure(() -> login.signIn(prompts::add)))
        .hasMessageContaining("access_denied")
        .hasMessageContaining("openid, ***, ***");
  }

  @Test
  void aPendingLoginInsideA200IsPolledAgain() {
    answer(200, "{" + CODES + ADDRESS + "}");
    refuse(200, "authorization_pending");
    refuse(200, "slow_down");
    answerToken("access", 300, ",'refresh_token':'refresh'");
    signIn();
    assertThat(stored()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "429, slow_down, 60, 60, 10",
    "400, slow_down, 7, 10, 10",
    "429, slow_down, 86400, 10, 10",
    "400, authorization_pending, 60, 60, 5"
  })
  void aLongerWaitThatTheReplyAsksForIsHonoredOnce(
      int status, String code, long retryAfter, long wait, long interval) {
    answer(200, "{" + CODES + ADDRESS + "}");
    server.enqueue(
        reply(status, "application/json", "{\"error\":\"" + code + "\"}")
            .newBuilder()
            .setHeader("Retry-After", String.valueOf(retryAfter))
            .build());
    refuse(400, "authorization_pending");
    answerToken("access", 300, ",'refresh_token':'refresh'");
    signIn();
    assertThat(clock.slept.stream().map(Duration::toSeconds)).containsExactly(5L, wait, interval);
  }

  @ParameterizedTest
  @ValueSource(strings = {"e", "_", "pending", "slow"})
  void aDeviceCodeThatIsAPartOfTheErrorCodeDoesNotHideIt(String code) {
    answer(200, "{'device_code':'" + code + "','user_code':'u'" + ADDRESS + "}");
    refuse(400, "authorization_pending");
    refuse(400, "slow_down");
    refuse(400, "access_denied");
    assertThat(failure(this::signIn)).isInstanceOf(UnauthenticatedException.class);
    assertThat(server.getRequestCount()).isEqualTo(4);
  }
}
