package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import io.github.mesdk.MeClient;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.oauth2.model.TokenIntrospection;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.retry.RetryPolicy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a backend sends to the introspection endpoint, RFC 7662 section 2.1. */
class IntrospectionRequestTest extends IntrospectionFixture {

  private RecordedRequest requestOf(OAuth2Client client) throws InterruptedException {
    answerActive("");
    client(issuer().introspectionBuilder(client)).me(REQUEST);
    return takeRequest();
  }

  @Test
  void theTokenIsSentInTheForm() throws Exception {
    RecordedRequest request = requestOf(CLIENT);
    assertThat(request.getTarget()).isEqualTo("/introspect");
    assertThat(form(request)).isEqualTo(Map.of("token", BEARER, "token_type_hint", "access_token"));
    assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
  }

  @Test
  void theClientAuthenticatesInTheHeader() throws Exception {
    String secret = "hush hush:1";
    String header = requestOf(OAuth2Client.basic("app", secret)).getHeaders().get("Authorization");
    byte[] pair = Base64.getDecoder().decode(header.substring("Basic ".length()));
    assertThat(new String(pair, StandardCharsets.UTF_8)).isEqualTo("app:hush+hush%3A1");
  }

  @Test
  void theClientAuthenticatesInTheForm() throws Exception {
    RecordedRequest request = requestOf(OAuth2Client.post("app", "hush & hush"));
    assertThat(form(request))
        .containsEntry("client_id", "app")
        .containsEntry("client_secret", "hush & hush")
        .containsEntry("token", BEARER);
    assertThat(request.getHeaders().get("Authorization")).isNull();
  }

  private static List<OAuth2Client> clientsWithAssertions() {
    return List.of(
        OAuth2Client.privateKeyJwt("app", Keys.RSA.toJSONString()),
        OAuth2Client.privateKeyJwt("app", ClientAssertionTest.ed25519().toJSONString()),
        OAuth2Client.secretJwt("app", TokenSigner.SECRET));
  }

  @ParameterizedTest
  @MethodSource("clientsWithAssertions")
  void eachAttemptSendsANewAssertion(OAuth2Client client) throws Exception {
    answer(503, "{}");
    answerActive("");
    MeClient.builder(issuer().introspection(client))
        .retryPolicy(RetryPolicy.ofDefaults())
        .build()
        .me(REQUEST);
    SignedJWT first = SignedJWT.parse(form(takeRequest()).get("client_assertion"));
    Map<String, String> second = form(takeRequest());
    assertThat(second)
        .containsEntry("client_id", "app")
        .containsEntry(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    assertThat(first.getJWTClaimsSet().getAudience()).containsExactly(at("/realm").toString());
    assertThat(SignedJWT.parse(second.get("client_assertion")).getJWTClaimsSet().getJWTID())
        .isNotEqualTo(first.getJWTClaimsSet().getJWTID());
  }

  @Test
  void anEndpointMayHaveAQuery() throws Exception {
    answerActive("");
    OAuth2Issuer issuer = builder().introspectionEndpoint(at("/introspect?realm=x")).build();
    client(issuer.introspectionBuilder(CLIENT)).me(REQUEST);
    assertThat(takeRequest().getTarget()).isEqualTo("/introspect?realm=x");
  }

  @Test
  void aPublicClientIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> issuer().introspection(PUBLIC))
        .withMessageContaining("a secret or a key");
  }

  @Test
  void anIssuerWithoutTheEndpointIsRefused() {
    OAuth2Issuer issuer = builder().build();
    assertThatThrownBy(() -> issuer.introspection(CLIENT))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("introspection_endpoint");
  }

  @Test
  void theDescriptionIsEqualOnlyToItself() {
    IdentityProvider<TokenIntrospection> one = issuer().introspection(CLIENT);
    assertThat(one)
        .isEqualTo(one.at(one.baseUrl()))
        .isNotEqualTo(issuer().introspection(OAuth2Client.basic("app", "other-secret")));
    assertThat(one.toString()).isEqualTo("introspection (POST " + at("/introspect") + ")");
  }

  @Test
  void noSecretIsShown() {
    for (OAuth2Client client :
        new OAuth2Client[] {
          OAuth2Client.basic("app", "canary+secret/="),
          OAuth2Client.post("app", "canary+secret/="),
          OAuth2Client.privateKeyJwt("app", Keys.RSA.toJSONString())
        }) {
      server.setDispatcher(new EchoEverything());
      MeException failure =
          failure(() -> client(issuer().introspectionBuilder(client)).me(REQUEST));
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      assertThat(trace.toString())
          .doesNotContain("canary", BEARER, EchoEverything.lastAssertion)
          .contains("invalid_client");
    }
  }

  /** Repeats the form and the credentials in its error message. */
  private static final class EchoEverything extends mockwebserver3.Dispatcher {
    static volatile String lastAssertion = "none";

    @Override
    public mockwebserver3.MockResponse dispatch(RecordedRequest request) {
      Map<String, String> form = parameters(request.getBody().utf8());
      lastAssertion = form.getOrDefault("client_assertion", "none-was-sent");
      String basic = String.valueOf(request.getHeaders().get("Authorization"));
      byte[] pair =
          basic.startsWith("Basic ") ? Base64.getDecoder().decode(basic.substring(6)) : new byte[0];
      String echo =
          String.join(" ", form.values())
              + " "
              + basic
              + " "
              + new String(pair, StandardCharsets.UTF_8);
      return reply(
          401,
          "application/json",
          "{\"error\":\"invalid_client\",\"error_description\":\"" + echo + "\"}");
    }
  }
}
