package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceLoginTest extends IssuerFixture {
  private final List<DevicePrompt> prompts = new ArrayList<>();

  private void start(String... more) {
    answer(
        200,
        "{'device_code':'device','user_code':'ABCD-EFGH','expires_in':600,"
            + "'verification_uri':'https://id.example.com/go'"
            + String.join("", more)
            + "}");
  }

  private LoginResult signIn(Deadline deadline) {
    return issuer()
        .deviceLogin(PUBLIC, store)
        .scope("profile")
        .build()
        .signIn(prompts::add, deadline);
  }

  private LoginResult signIn() {
    return signIn(Deadline.after(Duration.ofDays(1)));
  }

  private void answerLogin() {
    answerToken("access", 300, ",'refresh_token':'refresh'");
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  void theCodeIsShownAndTheTokenEndpointIsPolled() throws Exception {
    start(",'verification_uri_complete':'https://id.example.com/go?c=ABCD','interval':2");
    refuse(400, "authorization_pending");
    answerLogin();
    assertThat(signIn().subject()).isEmpty();
    DevicePrompt prompt = prompts.get(0);
    assertThat(prompt.verificationUri()).isEqualTo(URI.create("https://id.example.com/go"));
    assertThat(prompt.userCode()).isEqualTo("ABCD-EFGH");
    assertThat(prompt.verificationUriComplete())
        .contains(URI.create("https://id.example.com/go?c=ABCD"));
    assertThat(prompt.expiresIn()).isEqualTo(Duration.ofMinutes(10));
    assertThat(prompt.toString()).doesNotContain("ABCD");
    assertThat(clock.slept).containsExactly(seconds(2), seconds(2));
    assertThat(form(takeRequest())).isEqualTo(Map.of("client_id", "my-tool", "scope", "profile"));
    assertThat(form(takeRequest()))
        .isEqualTo(
            Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
                "device_code", "device",
                "client_id", "my-tool"));
    assertThat(stored())
        .contains(
            StoredTokens.of("refresh")
                .withAccessToken(endingIn("access", 300))
                .withIssuer(at("/realm"))
                .withClientId("my-tool")
                .withScopes(List.of("profile")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'scope':'email groups'|email groups",
        "'scope':' email  groups '|email groups",
        "'scope':''|profile",
        "'scope':null|profile",
        "'scope':['email','groups']|email groups",
        "'scope':['email groups']|email groups",
        "'scope':['email',7]|",
        "'scope':['email',null]|",
        "'scope':[]|",
        "'scope':7|",
        "'scope':{'email':true}|",
        "'scope':'a\\u0000b'|",
      })
  void theGrantedScopesAreStoredAndAnOddListNeverCostsTheLogin(String member, String scopes) {
    start();
    answerToken("access", 300, "," + member);
    signIn();
    assertThat(String.join(" ", stored().orElseThrow().scopes()))
        .isEqualTo(scopes == null ? "" : scopes);
  }

  @Test
  void theRefreshingProviderUsesTheStoredLogin() {
    start();
    answerLogin();
    signIn();
    assertThat(issuer().refreshing(PUBLIC, store).buildUncached().token().value())
        .isEqualTo("access");
  }

  @Test
  void credentialsAudienceAndResourceAreSentAtTheStart() throws Exception {
    start();
    answerLogin();
    issuer()
        .deviceLogin(CLIENT, store)
        .audience("api")
        .resource(URI.create("https://api.example.com"))
        .build()
        .signIn(prompts::add);
    var request = takeRequest();
    assertThat(request.getHeaders().get("Authorization")).startsWith("Basic ");
    assertThat(form(request))
        .isEqualTo(Map.of("audience", "api", "resource", "https://api.example.com"));
  }

  @Test
  void theDefaultIntervalIsFiveSecondsAndSlowDownAddsFive() {
    start();
    refuse(400, "slow_down");
    refuse(400, "authorization_pending");
    refuse(400, "slow_down");
    answerLogin();
    signIn();
    assertThat(clock.slept).containsExactly(seconds(5), seconds(10), seconds(10), seconds(15));
  }

  @Test
  void theIntervalDoublesDuringAnOutage() {
    start();
    answer(503, "");
    server.enqueue(
        new MockResponse.Builder()
            .body("{}")
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    server.enqueue(new MockResponse.Builder().code(429).setHeader("Retry-After", "33").build());
    answerLogin();
    signIn();
    assertThat(clock.slept).containsExactly(seconds(5), seconds(10), seconds(20), seconds(40));
  }

  @Test
  void retryAfterIsHonored() {
    start();
    server.enqueue(new MockResponse.Builder().code(429).setHeader("Retry-After", "33").build());
    answerLogin();
    signIn();
    assertThat(clock.slept).containsExactly(seconds(5), seconds(33));
  }

  @Test
  void anOutageUntilTheCodeExpiresIsRetryable() {
    start(",'interval':60");
    for (int i = 0; i < 20; i++) {
      answer(503, "");
    }
    assertThat(failure(this::signIn))
        .isInstanceOf(TokenException.class)
        .returns(true, MeException::retryable);
  }

  @Test
  void pollingStopsWhenTheCodeExpires() {
    start(",'interval':400");
    for (int i = 0; i < 20; i++) {
      refuse(400, "authorization_pending");
    }
    MeException failure = failure(this::signIn);
    assertThat(((UnauthenticatedException) failure).reason())
        .isEqualTo(UnauthenticatedReason.EXPIRED);
    assertThat(clock.slept.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(seconds(600));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "access_denied",
        "expired_token",
        "invalid_grant",
        "authorization_declined",
        "code_expired"
      })
  void aDeclinedOrExpiredLoginIsUnauthenticated(String code) {
    start();
    refuse(400, code);
    assertThat(failure(this::signIn))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining(code);
    assertThat(stored()).isEmpty();
  }

  /** A person has not taken part yet. */
  @ParameterizedTest
  @ValueSource(strings = {"access_denied", "invalid_grant", "invalid_token", "login_required"})
  void aRefusalAtTheStartIsNeverADeclinedSignIn(String code) {
    refuse(403, code);
    assertThat(failure(this::signIn))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("the device authorization endpoint refused the request")
        .hasMessageContaining(code)
        .returns(false, MeException::retryable);
    assertThat(prompts).isEmpty();
  }

  @Test
  void aMisconfiguredClientIsATokenException() {
    start();
    refuse(401, "invalid_client");
    assertThat(failure(this::signIn)).isInstanceOf(TokenException.class);
    refuse(400, "unauthorized_client");
    assertThat(failure(this::signIn)).hasMessageContaining("device authorization endpoint");
    assertThat(prompts).hasSize(1);
  }

  @Test
  void pollingStopsAtTheDeadline() {
    start();
    refuse(400, "authorization_pending");
    Deadline deadline = Deadline.after(seconds(3), clock);
    assertThat(failure(() -> signIn(deadline)))
        .hasMessageContaining("no one completed the sign-in")
        .returns(true, MeException::retryable);
    assertThat(clock.slept).containsExactly(seconds(3));
  }

  @Test
  void anInterruptStopsThePolling() {
    start();
    OAuth2Issuer issuer =
        builder()
            .tokenEndpoint(at("/token"))
            .deviceAuthorizationEndpoint(at("/device"))
            .sleeper(time -> {
              throw new InterruptedException();
            })
            .build();
    MeException failure =
        failure(() -> issuer.deviceLogin(PUBLIC, store).build().signIn(prompts::add));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(((TransportException) failure).reason())
        .isEqualTo(TransportException.Reason.INTERRUPTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "<html>",
        "{'device_code':'canary','user_code':'u','expires_in':9,'verification_uri':'javascript:alert(1)'}",
        "{'device_code':'canary','user_code':'u','expires_in':9,'verification_uri':'http://id.example.com'}"
      })
  void anUnsafeVerificationAddressIsNotShown(String body) {
    answer(200, body);
    assertThat(failure(this::signIn))
        .hasMessageContaining("cannot decode the response")
        .message()
        .doesNotContain("canary");
    assertThat(prompts).isEmpty();
  }

  @Test
  void aBrokenStoreFailsTheLoginBeforeThePrompt() {
    TokenStore full =
        (deadline, step) -> {
          throw TokenException.of("the disk is full");
        };
    assertThat(
            failure(() ->
                issuer()
                    .deviceLogin(PUBLIC, full)
                    .build()
                    .signIn(prompt -> fail("the prompt is called"))))
        .hasMessage("the disk is full");
    assertThat(server.getRequestCount()).isZero();
  }
}
