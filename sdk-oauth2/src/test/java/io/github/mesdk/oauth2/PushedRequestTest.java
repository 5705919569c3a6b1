package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.time.Deadline;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushed authorization requests, RFC 9126. */
@Timeout(60)
class PushedRequestTest extends PushedRequestFixture {
  /** Follows the redirect of a login whose parameters the issuer has received. */
  private void open(URI opened) {
    address = opened;
    sent = pushed();
    answerLogin(",'id_token':'" + Keys.signed(Keys.RSA, idToken().build()) + "'");
    server.enqueue(Keys.published(Keys.RSA));
    page = visit(sent.get("redirect_uri") + "?code=c&state=" + sent.get("state"));
  }

  @Test
  void theBrowserReceivesOnlyTheClientIdAndTheReference() {
    answerPush();
    LoginResult login = login(PUBLIC).build().signIn(this::open, soon());
    assertThat(login.subject()).contains("248");
    assertThat(address.toString()).startsWith(at("/authorize?tenant=a%20b&").toString());
    assertThat(parameters(address.getRawQuery()))
        .isEqualTo(Map.of("tenant", "a b", "client_id", "my-tool", "request_uri", REFERENCE));
    assertThat(sent)
        .containsOnlyKeys(
            "response_type",
            "client_id",
            "redirect_uri",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method");
  }

  @Test
  void everyOptionIsPushed() {
    answerPush();
    BrowserLogin login =
        login(PUBLIC)
            .formPost()
            .loginHint("ada@example.com")
            .acrValues("gold")
            .uiLocales(Locale.GERMAN)
            .prompt("login")
            .parameter("organization", "org_1")
            .resource(URI.create("https://api.example.com"))
            .audience("api")
            .build();
    login.signIn(this::open, soon());
    assertThat(parameters(address.getRawQuery()))
        .containsOnlyKeys("tenant", "client_id", "request_uri");
    assertThat(sent)
        .containsEntry("response_mode", "form_post")
        .containsEntry("login_hint", "ada@example.com")
        .containsEntry("acr_values", "gold")
        .containsEntry("ui_locales", "de")
        .containsEntry("prompt", "login")
        .containsEntry("organization", "org_1")
        .containsEntry("resource", "https://api.example.com")
        .containsEntry("audience", "api");
  }

  @Test
  void aClientWithASecretAuthenticatesAtTheEndpoint() throws Exception {
    answer(400, "{'error':'invalid_request'}");
    failure(() -> login(CLIENT).build().signIn(address -> fail("opened"), soon()));
    assertThat(takeRequest().getHeaders().get("Authorization")).startsWith("Basic ");
    answer(400, "{'error':'invalid_request'}");
    OAuth2Client signing = OAuth2Client.privateKeyJwt("app", Keys.RSA.toJSONString());
    failure(() -> login(signing).build().signIn(address -> fail("opened"), soon()));
    assertThat(form(takeRequest())).containsKeys("client_assertion", "client_id", "state");
  }

  @Test
  void metadataThatRequiresPushedRequestsIsEnough() throws Exception {
    answer(
        200,
        "{'issuer':'%s','authorization_endpoint':'%s','token_endpoint':'%s','jwks_uri':'%s',"
                .formatted(at("/realm"), at("/authorize"), at("/token"), at("/keys"))
            + "'pushed_authorization_request_endpoint':'%s',".formatted(at("/par"))
            + "'require_pushed_authorization_requests':true}");
    OAuth2Issuer issuer = builder().discover();
    takeRequest();
    answerPush();
    issuer.browserLogin(PUBLIC, store).scope("openid").build().signIn(this::open, soon());
    assertThat(parameters(address.getRawQuery())).containsOnlyKeys("client_id", "request_uri");
  }

  @Test
  void anIssuerWithoutTheEndpointIsReportedBeforeTheBrowserOpens() {
    BrowserLogin login =
        builder()
            .authorizationEndpoint(at("/authorize"))
            .tokenEndpoint(at("/token"))
            .build()
            .browserLogin(PUBLIC, store)
            .scope("openid")
            .pushedRequest()
            .build();
    assertThat(failure(() -> login.signIn(address -> fail("opened"), soon())))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("publishes no pushed_authorization_request_endpoint")
        .returns(false, MeException::retryable);
    assertThat(server.getRequestCount()).isZero();
  }

  /** A person has not taken part yet, so no code means that one must sign in again. */
  @ParameterizedTest
  @CsvSource({
    "400,invalid_request,false",
    "401,invalid_client,false",
    "400,access_denied,false",
    "401,invalid_token,false",
    "400,invalid_grant,false",
    "405,method_not_allowed,false",
    "413,invalid_request,false",
    "429,slow_down,true",
    "500,server_error,true",
    "503,invalid_grant,true",
    "200,invalid_request,false"
  })
  void aRefusalIsNeverASignOut(int status, String code, boolean isRetryable) {
    answer(status, "{'error':'%s','error_description':'bad scope'}".formatted(code));
    MeException failure =
        failure(() -> login(PUBLIC).build().signIn(address -> fail("opened"), soon()));
    assertThat(failure)
        .isInstanceOf(TokenException.class)
        .isNotInstanceOf(UnauthenticatedException.class)
        .hasMessageStartingWith("the pushed authorization request endpoint ")
        .hasMessageContaining(code)
        .hasMessageContaining("bad scope")
        .returns(isRetryable, MeException::retryable);
    assertThat(((ApiException) failure.getCause()).error().code()).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'request_uri':7}",
        "{'request_uri':''}",
        "{'request_uri':'no uri','expires_in':60}",
        "{'request_uri':'relative','expires_in':60}",
        "{'request_uri':'urn:a\\nb','expires_in':60}"
      })
  void aReplyWithoutAReferenceIsIncomplete(String reply) {
    answer(201, reply);
    assertThat(failure(() -> login(PUBLIC).build().signIn(address -> fail("opened"), soon())))
        .isInstanceOf(TokenException.class)
        .hasMessage(
            "cannot decode the response of the pushed authorization request endpoint: request_uri"
                + " is missing or is not a URI")
        .returns(false, MeException::retryable);
  }

  @Test
  void anOverlongReferenceIsRefused() {
    answer(201, "{'request_uri':'urn:" + "a".repeat(2_000) + "','expires_in':60}");
    assertThat(failure(() -> login(PUBLIC).build().signIn(address -> fail("opened"), soon())))
        .hasMessageContaining("request_uri is missing or is not a URI");
  }

  @Test
  void anUnreachableEndpointIsAnOutage() {
    server.close();
    assertThat(failure(() -> login(PUBLIC).build().signIn(address -> fail("opened"), soon())))
        .isInstanceOf(TokenException.class)
        .hasMessageStartingWith("cannot reach the pushed authorization request endpoint")
        .returns(true, MeException::retryable);
  }

  @Test
  void theMessageOfAMissedDeadlineNamesTheLifetimeOfTheAddress() {
    answerPush();
    assertThat(missedDeadline())
        .hasMessage(
            "no one completed the sign-in before the deadline; the issuer accepted the address for"
                + " 60 s, so open it without delay")
        .returns(true, MeException::retryable);
    answer(201, "{'request_uri':'" + REFERENCE + "'}");
    assertThat(missedDeadline()).hasMessage("no one completed the sign-in before the deadline");
  }

  private MeException missedDeadline() {
    BrowserLogin login = login(PUBLIC).build();
    Duration limit = Duration.ofMinutes(5);
    return failure(
        () -> login.signIn(address -> clock.advance(limit), Deadline.after(limit, clock)));
  }
}
