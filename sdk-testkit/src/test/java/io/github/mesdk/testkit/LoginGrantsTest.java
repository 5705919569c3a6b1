package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The authorization code grant, its ID tokens and its refreshes. */
@WithMockIdentityProvider
class LoginGrantsTest {
  private final MockIdentityProvider idp;
  private final OidcFlow flow;
  private final TestClient client;

  LoginGrantsTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.flow = new OidcFlow(idp);
    this.client = new TestClient(idp);
  }

  private static void assertRefused(ReceivedResponse answer, String error) throws IOException {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/error")).isEqualTo(error);
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  private int me(ReceivedResponse tokens) throws IOException {
    return client.me(MockSystem.OIDC, tokens.at("/access_token")).status();
  }

  @Test
  void aCodeGivesTokensOfTheApprovedScope() throws Exception {
    ReceivedResponse tokens = flow.redeem(flow.code(flow.user(0)));
    assertThat(tokens.status()).isEqualTo(200);
    assertThat(tokens.at("/scope")).isEqualTo("openid email");
    assertThat(tokens.at("/token_type")).isEqualTo("Bearer");
    assertThat(me(tokens)).isEqualTo(200);
    assertThat(flow.refresh(tokens.at("/refresh_token")).status()).isEqualTo(200);
  }

  @Test
  void theIdTokenNamesTheUserTheClientAndTheNonce() throws Exception {
    ReceivedResponse tokens = flow.redeem(flow.code(flow.user(0)));
    JsonNode claims = OidcFlow.claims(tokens.at("/id_token"));
    assertThat(claims.at("/iss").asText()).isEqualTo(idp.issuer().toString());
    assertThat(claims.at("/aud").asText()).isEqualTo(flow.clientId);
    assertThat(claims.at("/sub").asText()).isEqualTo(flow.user(0).id());
    assertThat(claims.at("/nonce").asText()).isEqualTo("n0nce");
    assertThat(claims.at("/amr").toString()).contains("mfa");
    long now = idp.clock().instant().getEpochSecond();
    assertThat(claims.at("/iat").asLong()).isBetween(now - 60, now);
    assertThat(claims.at("/auth_time").asLong()).isBetween(now - 60, now);
    assertThat(claims.at("/exp").asLong()).isEqualTo(claims.at("/iat").asLong() + 300);
    byte[] hash = SigningKey.sha256(tokens.at("/access_token").getBytes(StandardCharsets.US_ASCII));
    assertThat(Base64.getUrlDecoder().decode(claims.at("/at_hash").asText()))
        .hasSize(16)
        .isEqualTo(java.util.Arrays.copyOf(hash, 16));
  }

  @Test
  void theIdTokenIsSignedWithThePublishedKey() throws Exception {
    String[] parts = flow.redeem(flow.code(flow.user(0))).at("/id_token").split("\\.", -1);
    JsonNode key = flow.get(OidcEndpoint.KEYS).json().at("/keys/0");
    String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
    assertThat(header).contains("\"RS256\"", "\"kid\":\"" + key.at("/kid").asText() + "\"");
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(
        KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(number(key, "/n"), number(key, "/e"))));
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    assertThat(key.has("d")).isFalse();
  }

  private static BigInteger number(JsonNode key, String pointer) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.at(pointer).asText()));
  }

  @Test
  void withoutTheScopeOpenidThereIsNoIdToken() throws Exception {
    idp.approveSignIns(flow.user(0));
    Map<String, String> parameters = flow.parameters();
    parameters.put("scope", "email");
    String code = OidcFlow.location(flow.authorize(parameters)).queryParameter("code");
    assertThat(flow.redeem(code).json().has("id_token")).isFalse();
  }

  @Test
  void aSecondUseOfACodeRevokesTheTokensOfTheFirst() throws Exception {
    String code = flow.code(flow.user(0));
    ReceivedResponse tokens = flow.redeem(code);
    assertRefused(flow.redeem(code), "invalid_grant");
    assertThat(me(tokens)).isEqualTo(401);
    assertRefused(flow.refresh(tokens.at("/refresh_token")), "invalid_grant");
  }

  @Test
  void onlyOneOfSeveralConcurrentUsesOfACodeSucceeds() throws Exception {
    String code = flow.code(flow.user(0));
    long successes =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> status(code)))
            .limit(8)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .filter(status -> status == 200)
            .count();
    assertThat(successes).isEqualTo(1);
  }

  private int status(String code) {
    try {
      return flow.redeem(code).status();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aCodeExpiresByTheClock() throws Exception {
    String code = flow.code(flow.user(0));
    idp.advanceClock(Duration.ofMinutes(1));
    assertRefused(flow.redeem(code), "invalid_grant");
    idp.authorizationCodeLifetime(Duration.ofMinutes(2));
    String longer = flow.code(flow.user(0));
    idp.advanceClock(Duration.ofMinutes(1));
    assertThat(flow.redeem(longer).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "redirect_uri, http://127.0.0.1:4711/callback, invalid_grant",
    "redirect_uri, '', invalid_grant",
    "code_verifier, wrong, invalid_grant",
    "code_verifier, '', invalid_grant",
    "code, made-up, invalid_grant",
    "code, '', invalid_request",
  })
  void aCodeIsBoundToItsRequest(String name, String value, String error) throws Exception {
    Map<String, String> form = flow.tokenForm(flow.code(flow.user(0)));
    form.put(name, value);
    assertRefused(flow.post(OidcEndpoint.TOKEN, form), error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong", "", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl"})
  void aWrongVerifierUsesTheCodeUp(String verifier) throws Exception {
    String code = flow.code(flow.user(0));
    Map<String, String> form = flow.tokenForm(code);
    form.put("code_verifier", verifier);
    assertRefused(flow.post(OidcEndpoint.TOKEN, form), "invalid_grant");
    assertRefused(flow.redeem(code), "invalid_grant");
  }

  @Test
  void aVerifierWithoutAChallengeIsRefused() throws Exception {
    idp.approveSignIns(flow.user(0));
    Map<String, String> parameters = flow.parameters();
    parameters.put("client_id", idp.credentials().clientId());
    parameters.remove("code_challenge");
    parameters.remove("code_challenge_method");
    String code = OidcFlow.location(flow.authorize(parameters)).queryParameter("code");
    assertRefused(flow.postWithSecret(OidcEndpoint.TOKEN, flow.tokenForm(code)), "invalid_grant");
  }

  @ParameterizedTest
  @CsvSource({
    "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX, 1, 400",
    "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOE+Xk, 1, 400",
    "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOE~.-, 1, 200",
    "abcdefgh, 16, 200",
    "abcdefghijk, 12, 400",
  })
  void aVerifierHasTheLengthAndTheCharactersOfTheStandard(String part, int times, int status)
      throws Exception {
    idp.approveSignIns(flow.user(0));
    String verifier = part.repeat(times);
    Map<String, String> parameters = flow.parameters();
    parameters.put("code_challenge", SigningKey.challenge(verifier));
    String code = OidcFlow.location(flow.authorize(parameters)).queryParameter("code");
    Map<String, String> form = flow.tokenForm(code);
    form.put("code_verifier", verifier);
    ReceivedResponse answer = flow.post(OidcEndpoint.TOKEN, form);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at("/error")).isEqualTo(status == 200 ? "" : "invalid_grant");
  }

  @Test
  void codesAndRefreshTokensBelongToTheirClient() throws Exception {
    String code = flow.code(flow.user(0));
    assertRefused(flow.postWithSecret(OidcEndpoint.TOKEN, flow.tokenForm(code)), "invalid_grant");
    Map<String, String> refresh =
        Map.of(
            "grant_type", "refresh_token", "refresh_token", flow.redeem(code).at("/refresh_token"));
    assertRefused(flow.postWithSecret(OidcEndpoint.TOKEN, refresh), "invalid_grant");
  }

  @Test
  void aRefreshKeepsTheSignInAndItsScope() throws Exception {
    ReceivedResponse tokens = flow.redeem(flow.code(flow.user(0)));
    idp.advanceClock(Duration.ofHours(1));
    ReceivedResponse refreshed = flow.refresh(tokens.at("/refresh_token"));
    assertThat(refreshed.at("/scope")).isEqualTo("openid email");
    JsonNode first = OidcFlow.claims(tokens.at("/id_token"));
    JsonNode second = OidcFlow.claims(refreshed.at("/id_token"));
    assertThat(second.at("/auth_time")).isEqualTo(first.at("/auth_time"));
    assertThat(second.at("/iat").asLong()).isGreaterThan(first.at("/iat").asLong());
    assertThat(second.has("nonce")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"openid, 200", "openid admin, 400"})
  void aRefreshGivesNoMoreThanWasApproved(String scope, int status) throws Exception {
    String refreshToken = flow.redeem(flow.code(flow.user(0))).at("/refresh_token");
    Map<String, String> form =
        Map.of(
            "grant_type",
            "refresh_token",
            "refresh_token",
            refreshToken,
            "client_id",
            flow.clientId,
            "scope",
            scope);
    assertThat(flow.post(OidcEndpoint.TOKEN, form).status()).isEqualTo(status);
  }

  @Test
  void theSessionOfASignInExpiresByTheClock() throws Exception {
    String refreshToken = flow.redeem(flow.code(flow.user(0))).at("/refresh_token");
    idp.advanceClock(Duration.ofDays(30));
    assertRefused(flow.refresh(refreshToken), "invalid_grant");
  }

  @Test
  void aClientWithoutASecretGetsNoTokenForItself() throws Exception {
    Map<String, String> form =
        Map.of("grant_type", "client_credentials", "client_id", flow.clientId);
    assertRefused(flow.post(OidcEndpoint.TOKEN, form), "unauthorized_client");
  }

  @Test
  void codesAndIdTokensAreSecrets() throws Exception {
    String code = flow.code(flow.user(0));
    ReceivedResponse tokens = flow.redeem(code);
    for (String secret : new String[] {code, tokens.at("/id_token")}) {
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> idp.secrets().assertAbsentFrom(secret)))
          .isInstanceOf(AssertionError.class);
    }
  }
}
