package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How each failure of a token endpoint maps to an exception. */
class OAuthErrorsTest extends IssuerFixture {

  private MeException clientFailure() {
    return failure(issuer().clientCredentials(CLIENT).buildUncached()::token);
  }

  /** Same as {@link #clientFailure}, for a person's login. */
  private MeException refreshFailure() {
    TokenStore store = TokenStore.inMemory();
    store.update(
        Deadline.after(Duration.ofMinutes(1)), none -> Optional.of(StoredTokens.of("refresh-0")));
    return failure(issuer().refreshing(CLIENT, store).buildUncached()::token);
  }

  @ParameterizedTest
  @CsvSource({
    "400,invalid_client", "401,invalid_client", "401,unauthorized_client", "400,invalid_scope",
    "400,unsupported_grant_type", "400,invalid_request", "400,invalid_target", "403,forbidden",
    "404,Realm does not exist", "302,invalid_grant"
  })
  void aMisconfiguredClientIsAPermanentTokenException(int status, String code) {
    refuse(status, code);
    MeException failure = clientFailure();
    assertThat(failure)
        .isInstanceOf(TokenException.class)
        .hasMessageContaining(status + " " + code)
        .hasCauseInstanceOf(ApiException.class)
        .returns(false, MeException::retryable);
  }

  @ParameterizedTest
  @CsvSource({
    "400,invalid_grant,INVALID",
    "401,invalid_token,INVALID",
    "400,expired_token,EXPIRED"
  })
  void anInvalidLoginIsUnauthenticated(int status, String code, UnauthenticatedReason reason) {
    refuse(status, code);
    MeException failure = refreshFailure();
    assertThat(failure).isInstanceOf(UnauthenticatedException.class);
    assertThat(((UnauthenticatedException) failure).reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_denied", "invalid_grant", "invalid_token"})
  void clientCredentialsAreNeverUnauthenticated(String code) {
    refuse(403, code);
    assertThat(clientFailure())
        .isInstanceOf(TokenException.class)
        .hasCauseInstanceOf(UnauthenticatedException.class)
        .returns(false, MeException::retryable);
  }

  @ParameterizedTest
  @CsvSource({
    "500,invalid_grant",
    "502,invalid_grant",
    "503,x",
    "504,x",
    "429,invalid_grant",
    "408,x",
    "503,use_dpop_nonce",
    "429,invalid_dpop_proof",
    "500,use_dpop_nonce",
    "400,temporarily_unavailable",
    "400,server_error"
  })
  void anOutageIsRetryableWhateverItsCode(int status, String code) {
    refuse(status, code);
    assertThat(clientFailure())
        .isInstanceOf(TokenException.class)
        .hasCauseInstanceOf(ApiException.class)
        .returns(true, MeException::retryable);
  }

  @ParameterizedTest
  @CsvSource({"401,''", "400,''", "403,<html>invalid_grant</html>", "401,invalid_grant"})
  void anUnreadableErrorBodyIsAPermanentTokenException(int status, String body) {
    server.enqueue(reply(status, "text/plain", body));
    assertThat(clientFailure())
        .isInstanceOf(TokenException.class)
        .returns(false, MeException::retryable)
        .message()
        .doesNotContain("html", "invalid_grant");
  }

  private void challenge(String challenge) {
    server.enqueue(
        new MockResponse.Builder().code(401).setHeader("WWW-Authenticate", challenge).build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer error=\"invalid_grant\", error_description=\"Gone\"",
        "Bearer error=\"invalid_token\", error_description=\"Gone\"",
        "DPoP error=\"invalid_token\", error_description=\"Gone\""
      })
  void aChallengeOfAGatewayIsIgnored(String challenge) {
    challenge(challenge);
    assertThat(refreshFailure())
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("refused the request: 401")
        .hasMessageNotContainingAny("invalid", "Gone")
        .returns(false, MeException::retryable);
  }

  @Test
  void aChallengeMayDemandAProof() {
    challenge("DPoP error=\"invalid_dpop_proof\", error_description=\"Old\"");
    assertThat(refreshFailure())
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("invalid_dpop_proof")
        .hasMessageContaining("the issuer requires DPoP");
  }

  @Test
  void proxyAuthenticationIsNotAnInvalidLogin() {
    refuse(407, "invalid_grant");
    assertThat(clientFailure())
        .isInstanceOf(TokenException.class)
        .returns(false, MeException::retryable);
  }

  @Test
  void anErrorWithASuccessStatusIsRecognized() {
    refuse(200, "invalid_grant");
    assertThat(refreshFailure()).isInstanceOf(UnauthenticatedException.class);
    refuse(200, "bad_verification_code");
    assertThat(clientFailure())
        .isInstanceOf(TokenException.class)
        .returns(false, MeException::retryable);
  }

  @Test
  void retryAfterIsKept() {
    server.enqueue(new MockResponse.Builder().code(429).setHeader("Retry-After", "17").build());
    ApiException cause = (ApiException) clientFailure().getCause();
    assertThat(cause.error().retryAfter()).contains(Duration.ofSeconds(17));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 503})
  void requestIdAndSafeHeadersAreKeptWithoutSecrets(int status) {
    server.enqueue(
        reply(status, "application/json", "{\"error\":\"invalid_client\"}")
            .newBuilder()
            .setHeader("X-Ms-Request-Id", "id-1 hush-hush")
            .setHeader("X-RateLimit-Remaining", "0")
            .setHeader("Set-Cookie", "a=b")
            .build());
    MeException failure = clientFailure();
    assertThat(failure).hasMessageContaining("request id id-1 ***");
    assertThat(((ApiException) failure.getCause()).error())
        .returns(Optional.of("id-1 ***"), ApiError::requestId)
        .returns(
            Map.of(
                "content-type", "application/json",
                "x-ms-request-id", "id-1 ***",
                "x-ratelimit-remaining", "0"),
            ApiError::headers);
  }

  @Test
  void aTruncatedReplyIsAnOutage() {
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"access_token\":\"canary\"}")
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    assertThat(clientFailure())
        .isInstanceOf(TokenException.class)
        .hasCauseInstanceOf(TransportException.class)
        .returns(true, MeException::retryable);
  }

  @Test
  void anUnreachableEndpointIsAnOutage() {
    server.close();
    assertThat(clientFailure())
        .hasMessageContaining("cannot reach the token endpoint")
        .hasCauseInstanceOf(TransportException.class)
        .returns(true, MeException::retryable);
  }

  @Test
  void anUntrustedCertificateIsNotRetryable() throws Exception {
    HeldCertificate own =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    try (MockWebServer https = NoDelaySockets.newServer()) {
      https.useHttps(
          new HandshakeCertificates.Builder().heldCertificate(own).build().sslSocketFactory());
      https.start();
      URI endpoint = URI.create("https://127.0.0.1:" + https.getPort() + "/token");
      var source =
          builder().tokenEndpoint(endpoint).build().clientCredentials(CLIENT).buildUncached();
      assertThat(failure(source::token))
          .isInstanceOf(TokenException.class)
          .returns(false, MeException::retryable);
    }
  }

  @Test
  void anInterruptIsATransportException() {
    Thread.currentThread().interrupt();
    MeException failure = clientFailure();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(((TransportException) failure).reason())
        .isEqualTo(TransportException.Reason.INTERRUPTED);
  }
}
