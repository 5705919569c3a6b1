package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BrowserLoginTest extends IssuerFixture {
  private final HttpClient browser = HttpClient.newHttpClient();
  private URI address;
  private Map<String, String> sent;
  private HttpResponse<String> page;

  private String encoded(Object value) {
    return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
  }

  private HttpResponse<String> visit(String address) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
      return browser.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens the address like a browser, and follows the redirect with this query. */
  private void open(URI address, UnaryOperator<String> query) {
    this.address = address;
    sent = parameters(address.getRawQuery());
    page = visit(sent.get("redirect_uri") + "?" + query.apply("state=" + sent.get("state")));
  }

  private LoginResult signIn(OAuth2Issuer issuer, UnaryOperator<String> query) {
    return issuer
        .browserLogin(PUBLIC, store)
        .scope("openid")
        .build()
        .signIn(address -> open(address, query), soon());
  }

  private LoginResult signIn(UnaryOperator<String> query) {
    return signIn(issuer(), query);
  }

  private void answerLogin(String... more) {
    answerToken("access", 300, ",'refresh_token':'refresh'" + String.join("", more));
  }

  @Test
  void theBrowserIsSentToTheIssuerAndTheCodeIsRedeemed() throws Exception {
    answerLogin();
    signIn(state -> state + "&code=the+code");
    assertThat(address.toString()).startsWith(at("/authorize") + "?");
    assertThat(sent)
        .containsEntry("response_type", "code")
        .containsEntry("client_id", "my-tool")
        .containsEntry("scope", "openid")
        .containsEntry("code_challenge_method", "S256")
        .containsOnlyKeys(
            "response_type",
            "client_id",
            "redirect_uri",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method");
    assertThat(sent.get("redirect_uri")).matches("http://127\\.0\\.0\\.1:\\d+/callback");
    assertThat(sent.get("state")).hasSizeGreaterThanOrEqualTo(43);
    Map<String, String> form = form(takeRequest());
    assertThat(form)
        .containsEntry("grant_type", "authorization_code")
        .containsEntry("code", "the code")
        .containsEntry("client_id", "my-tool")
        .containsEntry("redirect_uri", sent.get("redirect_uri"))
        .containsOnlyKeys("grant_type", "code", "client_id", "redirect_uri", "code_verifier");
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(form.get("code_verifier").getBytes(StandardCharsets.US_ASCII));
    assertThat(sent.get("code_challenge"))
        .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    assertThat(stored())
        .contains(
            StoredTokens.of("refresh")
                .withAccessToken(endingIn("access", 300))
                .withIssuer(at("/realm"))
                .withClientId("my-tool"));
  }

  @Test
  void thePageRepeatsNoParameter() {
    answerLogin();
    signIn(state -> state + "&code=canary&x=%3Cscript%3E");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("can be closed").doesNotContain("canary", "script");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
  }

  @Test
  void otherRequestsThanTheRedirectGetA404() {
    answerLogin();
    signIn(state -> {
      String root = sent.get("redirect_uri").replace("/callback", "");
      assertThat(visit(root + "/favicon.ico").statusCode()).isEqualTo(404);
      assertThat(visit(root + "/callback").statusCode()).isEqualTo(404);
      return state + "&code=good";
    });
    assertThat(stored()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"state=wrong&code=c", "code=c", "state=&code=c"})
  void aRedirectWithAWrongStateIsRejected(String query) {
    assertThat(failure(() -> signIn(state -> query)))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("state is wrong");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void aRepeatedParameterIsRejected() {
    assertThat(failure(() -> signIn(state -> state + "&" + state + "&code=c")))
        .hasMessageContaining("state is wrong");
    assertThat(failure(() -> signIn(state -> state + "&code=a&code=b")))
        .hasMessageContaining("no authorization code");
  }

  @Test
  void aRedirectFromAnotherIssuerIsRejected() {
    answerLogin();
    signIn(state -> state + "&code=c&iss=" + encoded(at("/realm")));
    assertThat(
            failure(() ->
                signIn(state -> state + "&code=c&iss=" + encoded("https://evil.example.com"))))
        .hasMessageContaining("other than " + at("/realm"));
    assertThat(failure(() -> signIn(state -> state + "&code=c&iss=")))
        .hasMessageContaining("other");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aRedirectWithoutThePromisedIssuerIsRejected() {
    answer(
        200,
        "{'issuer':'%s','authorization_endpoint':'%s','token_endpoint':'%s',"
                .formatted(at("/realm"), at("/authorize"), at("/token"))
            + "'authorization_response_iss_parameter_supported':true}");
    OAuth2Issuer issuer = builder().discover();
    assertThat(failure(() -> signIn(issuer, state -> state + "&code=c")))
        .hasMessageContaining("other than");
  }

  @ParameterizedTest
  @CsvSource({"access_denied,true", "login_required,true", "invalid_scope,false", "canary,false"})
  void theErrorOfTheIssuerIsInTheMessage(String code, boolean isUnauthenticated) {
    MeException failure =
        failure(() -> signIn(state -> state + "&error=" + code + "&error_description=Not%20today"));
    assertThat(failure)
        .isInstanceOf(isUnauthenticated ? UnauthenticatedException.class : TokenException.class)
        .hasMessageContaining(code + (isUnauthenticated ? " (" : ": "))
        .hasMessageContaining("Not today");
  }

  private JWTClaimsSet.Builder idToken() {
    return new JWTClaimsSet.Builder()
        .issuer(at("/realm").toString())
        .subject("248")
        .audience("my-tool")
        .issueTime(Date.from(Instant.now()))
        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
        .claim("nonce", sent.get("nonce"));
  }

  private LoginResult signInWith(UnaryOperator<JWTClaimsSet.Builder> change) {
    return signIn(state -> {
      String token = Keys.signed(Keys.RSA, change.apply(idToken()).build());
      answerLogin(",'id_token':'" + token + "'");
      server.enqueue(Keys.published(Keys.RSA));
      return state + "&code=c";
    });
  }

  @Test
  void theSubjectIsReadFromTheVerifiedIdToken() {
    assertThat(signInWith(token -> token).subject()).contains("248");
  }

  @ParameterizedTest
  @CsvSource({"nonce,another", "iss,https://evil.example.com", "aud,another", "exp,1"})
  void anIdTokenForAnotherLoginIsRejected(String claim, String value) {
    MeException failure =
        failure(() ->
            signInWith(token ->
                claim.equals("exp")
                    ? token.expirationTime(Date.from(Instant.EPOCH.plusSeconds(1)))
                    : token.claim(claim, value)));
    assertThat(failure)
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("ID token")
        .hasNoCause()
        .message()
        .doesNotContain(value + "another");
    assertThat(stored()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eyJhbGciOiJub25lIn0.eyJzdWIiOiIyNDgifQ.", "a.b.c", "canary"})
  void anIdTokenWithoutASignatureIsRejected(String token) {
    answerLogin(",'id_token':'" + token + "'");
    server.enqueue(Keys.published(Keys.RSA));
    assertThat(failure(() -> signIn(state -> state + "&code=c")))
        .isInstanceOf(TokenException.class)
        .message()
        .doesNotContain(token);
    assertThat(stored()).isEmpty();
  }

  @Test
  void keysThatCannotBeFetchedAreAnOutage() {
    MeException failure =
        failure(() ->
            signIn(state -> {
              answerLogin(",'id_token':'" + Keys.signed(Keys.RSA, idToken().build()) + "'");
              answer(503, "");
              return state + "&code=c";
            }));
    assertThat(failure).isInstanceOf(TokenException.class).returns(true, MeException::retryable);
  }

  @Test
  void aRejectedCodeIsUnauthenticated() {
    refuse(400, "invalid_grant");
    assertThat(failure(() -> signIn(state -> state + "&code=canary")))
        .isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void theWaitEndsAtTheDeadline() {
    BrowserLogin login = issuer().browserLogin(PUBLIC, store).build();
    assertThat(failure(() -> login.signIn(address -> {}, Deadline.after(Duration.ofMillis(20)))))
        .hasMessageContaining("no one completed the sign-in")
        .returns(true, MeException::retryable);
  }

  @Test
  void anInterruptEndsTheWait() {
    BrowserLogin login = issuer().browserLogin(PUBLIC, store).build();
    MeException failure =
        failure(() -> login.signIn(address -> Thread.currentThread().interrupt()));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(((TransportException) failure).reason())
        .isEqualTo(TransportException.Reason.INTERRUPTED);
  }

  @Test
  void aFixedPortIsUsedAndReleasedAfterwards() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    BrowserLogin login = issuer().browserLogin(PUBLIC, store).port(port).build();
    for (int i = 0; i < 2; i++) {
      answerLogin();
      login.signIn(address -> open(address, state -> state + "&code=c"), soon());
      assertThat(sent).containsEntry("redirect_uri", "http://127.0.0.1:" + port + "/callback");
    }
    try (ServerSocket occupied = new ServerSocket(port)) {
      assertThat(failure(() -> login.signIn(address -> {}, soon())))
          .isInstanceOf(TokenException.class)
          .hasMessageContaining("port " + occupied.getLocalPort());
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> issuer().browserLogin(PUBLIC, store).port(70_000));
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
                    .browserLogin(PUBLIC, full)
                    .build()
                    .signIn(prompt -> fail("the prompt is called"))))
        .hasMessage("the disk is full");
    assertThat(server.getRequestCount()).isZero();
  }
}
