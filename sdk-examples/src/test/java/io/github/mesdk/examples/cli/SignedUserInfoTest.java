package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the command verifies signed UserInfo for the client of the login. */
class SignedUserInfoTest {
  private final ScriptedIssuer issuer = new ScriptedIssuer();
  private ECKey key;

  @TempDir private Path directory;

  @BeforeEach
  void publishKey() throws JOSEException {
    key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
    issuer.answer("/keys", 200, "application/json", new JWKSet(key).toString(true));
    issuer.answer(
        "/device",
        200,
        "{'device_code':'d','user_code':'u','interval':1,"
            + "'verification_uri':'https://id.example.com/go'}");
    issuer.answer("/token", 200, "{'access_token':'a','expires_in':300,'refresh_token':'r'}");
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  private void answerUser(String clientId, String name) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("one").build(),
            new JWTClaimsSet.Builder()
                .issuer(issuer.address())
                .audience(clientId)
                .subject("7")
                .claim("name", name)
                .build());
    token.sign(new ECDSASigner(key));
    issuer.answer("/me", 200, "application/jwt", token.serialize());
  }

  private Run me(String... arguments) {
    return Run.me(Map.of("HOME", directory.toString(), "SECRET", "hush-hush"), arguments);
  }

  private Run login() {
    return me(
        "login",
        "--issuer",
        issuer.address(),
        "--client-id",
        "my-tool",
        "--device",
        "--scope",
        "profile");
  }

  @Test
  void theDefaultScopeIsOpenidWhichNeedsAnIdToken() {
    Run login = me("login", "--issuer", issuer.address(), "--client-id", "my-tool", "--device");
    assertThat(issuer.requests()).contains("/device scope=openid&client_id=my-tool");
    assertThat(login.err()).contains("sent no ID token, although the login requested the scope");
    assertThat(login.status()).isEqualTo(78);
  }

  @Test
  void loginAndLaterCallsReadIt() throws JOSEException {
    answerUser("my-tool", "Ada Lovelace");
    assertThat(login().out()).contains("Ada Lovelace");
    Run run = me("oidc", "--issuer", issuer.address());
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("Ada Lovelace");
  }

  @Test
  void aResponseForAnotherClientIsNotShownAndStoresNothing() throws JOSEException {
    answerUser("another", "Mallory");
    Run login = login();
    assertThat(login.status()).isNotZero();
    assertThat(login.err()).contains("is not for the client my-tool");
    assertThat(login.out()).isEmpty();
    assertThat(me("oidc", "--issuer", issuer.address()).err()).contains("no one is signed in");
  }

  @Test
  void clientCredentialsReadItForTheirClient() throws JOSEException {
    answerUser("service", "Robot");
    String[] call = {
      "oidc",
      "--issuer",
      issuer.address(),
      "--client-id",
      "service",
      "--client-secret-env",
      "SECRET"
    };
    assertThat(me(call).out()).contains("Robot");
  }

  @Test
  void aTokenOfAnUnknownClientCannotReadIt() throws JOSEException {
    answerUser("my-tool", "Ada Lovelace");
    Map<String, String> token = Map.of("ME_TOKEN", "t", "HOME", directory.toString());
    Run run = Run.me(token, "oidc", "--issuer", issuer.address());
    assertThat(run.err()).contains("no client id is configured to verify it");
    assertThat(run.out()).isEmpty();
  }
}
