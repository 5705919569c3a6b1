package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BrowserLoginTest extends BrowserFixture {
  @Test
  void theBrowserIsSentToTheIssuerAndTheCodeIsRedeemed() throws Exception {
    scope = "openid";
    signIn(state -> {
      answerLogin(",'id_token':'" + Keys.signed(Keys.RSA, idToken().build()) + "'");
      server.enqueue(Keys.published(Keys.RSA));
      return state + "&code=the+code";
    });
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
                .withClientId("my-tool")
                .withSubject("248")
                .withScopes(List.of("openid")));
  }

  @Test
  void aRedirectFromAnotherIssuerIsRejected() {
    answerLogin();
    signIn(state -> state + "&code=c&iss=" + encoded(at("/realm")));
    assertThat(
            failure(() ->
                signIn(state -> state + "&code=c&iss=" + encoded("https://evil.example.com"))))
        .hasMessageContaining("does not name the issuer " + at("/realm"));
    assertThat(failure(() -> signIn(state -> state + "&code=c&iss=")))
        .hasMessageContaining("does not name the issuer");
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
        .hasMessageContaining("does not name the issuer");
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
  @ValueSource(strings = {"", " ", "\t\n"})
  void anIdTokenWithABlankSubjectIsRejected(String subject) {
    assertThat(failure(() -> signInWith(token -> token.subject(subject))))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("ID token")
        .returns(false, MeException::retryable);
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
