package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.ApiException;
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

/** What each way of a token endpoint to fail means. */
class OAuthErrorsTest extends IssuerFixture {

  private MeException asked() {
    return failure(issuer().clientCredentials(CLIENT).buildUncached()::token);
  }

  /** The same for a person's login. */
  private MeException askedForAPerson() {
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
  void aProgramThatIsSetUpWronglyIsToldSo(int status, String code) {
    refuse(status, code);
    MeException failure = asked();
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
  void aLoginThatIsOverAsksForAnother(int status, String code, UnauthenticatedReason reason) {
    refuse(status, code);
    MeException failure = askedForAPerson();
    assertThat(failure).isInstanceOf(UnauthenticatedException.class);
    assertThat(((UnauthenticatedException) failure).reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_denied", "invalid_grant", "invalid_token"})
  void nobodyCanSignInAgainForAProgram(String code) {
    refuse(403, code);
    assertThat(asked())
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
    "400,temporarily_unavailable",
    "400,server_error"
  })
  void anOutageIsNeverALoginThatIsOver(int status, String code) {
    refuse(status, code);
    assertThat(asked())
        .isInstanceOf(TokenException.class)
        .hasCauseInstanceOf(ApiException.class)
        .returns(true, MeException::retryable);
  }

  @ParameterizedTest
  @CsvSource({"401,''", "400,''", "403,<html>invalid_grant</html>", "401,invalid_grant"})
  void needsNoBodyThatCanBeRead(int status, String body) {
    server.enqueue(reply(status, "text/plain", body));
    assertThat(asked())
        .isInstanceOf(TokenException.class)
        .returns(false, MeException::retryable)
        .message()
        .doesNotContain("html", "invalid_grant");
  }

  @Test
  void readsTheHeaderWhereTheBodySaysNothing() {
    server.enqueue(
        new MockResponse.Builder()
            .code(401)
            .setHeader(
                "WWW-Authenticate", "Bearer error=\"invalid_grant\", error_description=\"Gone\"")
            .build());
    assertThat(askedForAPerson())
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining("Gone");
  }

  @Test
  void aProxyThatWantsCredentialsOfItsOwnSaysNothingOfThisOnes() {
    refuse(407, "invalid_grant");
    assertThat(asked()).isInstanceOf(TokenException.class).returns(false, MeException::retryable);
  }

  @Test
  void readsARefusalThatComesAsASuccess() {
    refuse(200, "invalid_grant");
    assertThat(askedForAPerson()).isInstanceOf(UnauthenticatedException.class);
    refuse(200, "bad_verification_code");
    assertThat(asked()).isInstanceOf(TokenException.class).returns(false, MeException::retryable);
  }

  @Test
  void tellsHowLongToWait() {
    server.enqueue(new MockResponse.Builder().code(429).setHeader("Retry-After", "17").build());
    ApiException cause = (ApiException) asked().getCause();
    assertThat(cause.error().retryAfter()).contains(Duration.ofSeconds(17));
  }

  @Test
  void aReplyThatIsCutOffIsAnOutage() {
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"access_token\":\"canary\"}")
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    assertThat(asked())
        .isInstanceOf(TokenException.class)
        .hasCauseInstanceOf(TransportException.class)
        .returns(true, MeException::retryable);
  }

  @Test
  void anEndpointThatIsNotThereIsAnOutage() {
    server.close();
    assertThat(asked())
        .hasMessageContaining("the token endpoint was not reached")
        .hasCauseInstanceOf(TransportException.class)
        .returns(true, MeException::retryable);
  }

  @Test
  void anEndpointThatIsNotTrustedStaysSo() throws Exception {
    HeldCertificate own =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    try (MockWebServer https = new MockWebServer()) {
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
  void anInterruptStaysOne() {
    Thread.currentThread().interrupt();
    MeException failure = asked();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(((TransportException) failure).reason())
        .isEqualTo(TransportException.Reason.INTERRUPTED);
  }
}
