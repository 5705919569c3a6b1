package io.github.mesdk.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.MeClient;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** The requests to each system, and the documented replies. */
class LoginWireTest extends LoginFixture {

  private static Optional<Instant> expiry(AccessToken token) {
    return token.expiresAt();
  }

  @Test
  void cloudBaseRotatesTheRefreshToken() throws Exception {
    answer(
        200,
        """
        {"token_type":"Bearer","access_token":"a","refresh_token":"refresh-1","expires_in":7200,
         "scope":"user","sub":"19","groups":["x"]}\
        """);
    AccessToken token =
        CloudBaseLogin.refreshing(CloudBase.at(origin()), store)
            .clock(clock)
            .buildUncached()
            .token();
    assertThat(token.value()).isEqualTo("a");
    assertThat(expiry(token)).contains(clock.instant().plusSeconds(7200));
    assertThat(request())
        .isEqualTo(
            "POST /auth/v1/token {\"grant_type\":\"refresh_token\",\"refresh_token\":\"refresh-0\"}");
    assertThat(store.read(far)).contains(login("refresh-1", token).withScopes(List.of("user")));
  }

  private StoredTokens login(String refreshToken, AccessToken token) {
    return StoredTokens.of(refreshToken).withAccessToken(token).withIssuer(origin());
  }

  @Test
  void cloudBaseIssuesATokenForClientCredentials() throws Exception {
    answer(200, "{\"token_type\":\"bearer\",\"access_token\":\"a\",\"expires_in\":7200}");
    TokenProvider tokens =
        CloudBaseLogin.clientCredentials(CloudBase.at(origin()), "Aladdin", "open sesame").build();
    assertThat(tokens.token().value()).isEqualTo("a");
    assertThat(tokens.token().value()).isEqualTo("a");
    assertThat(request())
        .isEqualTo(
            "POST /auth/v1/token Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
                + " {\"grant_type\":\"client_credentials\"}");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void riverGenKeepsTheRefreshToken() throws Exception {
    answer(200, "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"expires_in\":3600}");
    TokenProvider tokens =
        RiverGenLogin.refreshing(RiverGen.provider().at(origin()), store).buildUncached();
    AccessToken token = tokens.token();
    assertThat(request()).isEqualTo("POST /api/auth/refresh {\"refresh_token\":\"refresh-0\"}");
    assertThat(store.read(far)).contains(login("refresh-0", token));
  }

  @Test
  void riverGenSupportsAnotherPathAndTheEnvelope() throws Exception {
    answer(200, "{\"success\":true,\"data\":{\"access_token\":\"a\",\"refresh_token\":\"r\"}}");
    TokenProvider tokens =
        RiverGenLogin.refreshing(RiverGen.provider().at(origin()), store)
            .path("/api/v1/auth/refresh")
            .buildUncached();
    assertThat(tokens.token()).isEqualTo(AccessToken.of("a"));
    assertThat(request()).startsWith("POST /api/v1/auth/refresh {");
    assertThat(store.read(far).flatMap(StoredTokens::refreshToken)).contains("r");
  }

  @Test
  void pulseLogsInAgainWhenItsTokenIsRejected() throws Exception {
    String session = "{\"id\":7,\"email\":\"ada@example.com\",\"token\":\"%s\"}";
    answer(200, session.formatted("one"));
    answer(401, "{\"error\":\"Unauthorized\"}");
    answer(200, session.formatted("two"));
    answer(200, session.formatted("two"));
    TokenProvider tokens = PulseLogin.withApiKey(Pulse.at(origin()), "key", "s\"5").build();
    MeClient.builder(Pulse.at(origin())).tokenProvider(tokens).build().me();
    assertThat(request())
        .isEqualTo("POST /auth/login {\"apiKey\":\"key\",\"apiSecret\":\"s\\\"5\"}");
    assertThat(request()).isEqualTo("GET /auth/session Bearer one");
    assertThat(request()).startsWith("POST /auth/login");
    assertThat(request()).isEqualTo("GET /auth/session Bearer two");
  }

  @Test
  void pulseReportsTheExpiryAsATimestamp() throws Exception {
    answer(200, "{\"token\":\"one\",\"expiresAt\":\"2026-01-09T00:00:00.5+01:00\"}");
    AccessToken token =
        PulseLogin.withPassword(Pulse.at(origin()), "ada@example.com", "p").buildUncached().token();
    assertThat(expiry(token)).contains(Instant.parse("2026-01-08T23:00:00.5Z"));
    assertThat(request())
        .isEqualTo("POST /auth/login {\"email\":\"ada@example.com\",\"password\":\"p\"}");
  }

  @Test
  void eachRequestHasTheStandardHeaders() throws Exception {
    answer(200, "{\"token\":\"one\"}");
    PulseLogin.withPassword(Pulse.at(origin()), "ada@example.com", "p").buildUncached().token();
    RecordedRequest request = server.takeRequest();
    assertThat(request.getHeaders().get("User-Agent")).startsWith("mesdk/");
    assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void anInvalidCredentialIsRejectedAtOnce() {
    for (String none : new String[] {"", " ", "5ecret\uD800"}) {
      assertThatThrownBy(() -> PulseLogin.withApiKey(Pulse.at(origin()), "key", none))
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .startsWith("apiSecret")
          .doesNotContain("5ecret");
    }
    assertThatThrownBy(
            () -> CloudBaseLogin.clientCredentials(CloudBase.at(origin()), "id", "\uDC00"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
