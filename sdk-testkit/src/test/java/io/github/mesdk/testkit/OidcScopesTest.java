package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a scope gives access to, and what a client gets of what it requests. */
@WithMockIdentityProvider
class OidcScopesTest {
  private final MockIdentityProvider idp;
  private final OidcFlow flow;
  private final TestClient client;

  OidcScopesTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.flow = new OidcFlow(idp);
    this.client = new TestClient(idp);
    idp.approveSignIns(flow.user(0));
  }

  private ReceivedResponse signIn(String scope) throws IOException {
    Map<String, String> parameters = flow.parameters();
    parameters.put("scope", scope);
    return flow.redeem(OidcFlow.location(flow.authorize(parameters)).queryParameter("code"));
  }

  private ReceivedResponse me(ReceivedResponse tokens) throws IOException {
    return client.me(MockSystem.OIDC, tokens.at("/access_token"));
  }

  private ReceivedResponse refresh(ReceivedResponse tokens, String scope) throws IOException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", tokens.at("/refresh_token"));
    form.put("client_id", flow.clientId);
    form.put("scope", scope);
    return flow.post(OidcEndpoint.TOKEN, form);
  }

  private static List<String> names(ReceivedResponse answer) throws IOException {
    List<String> names = new ArrayList<>();
    answer.json().fieldNames().forEachRemaining(names::add);
    return names;
  }

  @ParameterizedTest
  @CsvSource({
    "openid, sub",
    "openid email, sub email email_verified",
    "openid phone, sub phone_number phone_number_verified",
    "openid address offline_access, sub",
    "openid groups, sub groups",
    "openid roles, sub realm_access",
    "openid profile, sub name given_name family_name preferred_username picture gender locale"
        + " zoneinfo updated_at",
  })
  void theScopeLimitsTheClaims(String scope, String claims) throws Exception {
    assertThat(names(me(signIn(scope)))).containsExactly(claims.split(" "));
  }

  @Test
  void userInfoNeedsTheScopeOpenid() throws Exception {
    ReceivedResponse answer = me(signIn("profile email"));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.header("WWW-Authenticate"))
        .contains("Bearer realm=\"mock\", error=\"insufficient_scope\", scope=\"openid\"");
  }

  @Test
  void tokensThatATestIssuesItselfHaveEveryScope() throws Exception {
    MockTokens started = idp.tokenEndpoint(MockSystem.OIDC).signIn(flow.user(0));
    for (String token : new String[] {idp.token(MockSystem.OIDC), started.accessToken()}) {
      assertThat(names(client.me(MockSystem.OIDC, token)))
          .contains("name", "email", "phone_number", "groups", "realm_access");
    }
    ReceivedResponse refreshed = flow.refresh(started.refreshToken());
    assertThat(refreshed.at("/scope"))
        .isEqualTo("openid profile email phone groups roles address offline_access");
    assertThat(refreshed.json().has("id_token")).isFalse();
    assertThat(names(me(refreshed))).contains("name", "groups");
  }

  @Test
  void unknownScopesAreIgnoredUnlessThereIsNoOther() throws Exception {
    assertThat(signIn("openid orders.read openid").at("/scope")).isEqualTo("openid");
    Map<String, String> parameters = flow.parameters();
    parameters.put("scope", "orders.read");
    assertThat(OidcFlow.location(flow.authorize(parameters)).queryParameter("error"))
        .isEqualTo("invalid_scope");
    for (OidcEndpoint endpoint :
        new OidcEndpoint[] {OidcEndpoint.TOKEN, OidcEndpoint.DEVICE_AUTHORIZATION}) {
      Map<String, String> form = Map.of("grant_type", "client_credentials", "scope", "orders.read");
      ReceivedResponse answer = flow.postWithSecret(endpoint, form);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.at("/error")).isEqualTo("invalid_scope");
    }
  }

  @Test
  void aTestRegistersTheScopesOfItsApi() throws Exception {
    idp.registerScope("orders.read");
    assertThat(signIn("orders.read").at("/scope")).isEqualTo("orders.read");
    assertThat(flow.get(OidcEndpoint.DISCOVERY).json().at("/scopes_supported").toString())
        .contains("\"openid\"", "\"groups\"", "\"orders.read\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "\"", "\\", "\u00e9"})
  void rejectsScopesThatCannotExist(String scope) {
    assertThatIllegalArgumentException().isThrownBy(() -> idp.registerScope(scope));
  }

  @ParameterizedTest
  @ValueSource(strings = {"openid", ""})
  void aRequestWithoutScopeGetsOpenid(String scope) throws Exception {
    assertThat(signIn("").at("/scope")).isEqualTo("openid");
    ReceivedResponse device =
        flow.post(
            OidcEndpoint.DEVICE_AUTHORIZATION, Map.of("client_id", flow.clientId, "scope", scope));
    assertThat(flow.poll(device.at("/device_code")).at("/scope")).isEqualTo("openid");
  }

  @Test
  void aRefreshCanNarrowTheScopeOfItsAccessToken() throws Exception {
    ReceivedResponse tokens = signIn("openid profile email");
    ReceivedResponse narrow = refresh(tokens, "email openid");
    assertThat(narrow.at("/scope")).isEqualTo("email openid");
    assertThat(names(me(narrow))).containsExactly("sub", "email", "email_verified");
    Map<String, String> introspection = Map.of("token", narrow.at("/access_token"));
    assertThat(flow.postWithSecret(OidcEndpoint.INTROSPECTION, introspection).at("/scope"))
        .isEqualTo("email openid");
    ReceivedResponse whole = refresh(narrow, "");
    assertThat(whole.at("/scope")).isEqualTo("openid profile email");
    assertThat(names(me(whole))).contains("name", "email");
    ReceivedResponse withoutOpenid = refresh(whole, "email");
    assertThat(me(withoutOpenid).status()).isEqualTo(403);
    assertThat(withoutOpenid.json().has("id_token")).isFalse();
  }

  @Test
  void aRefusedRefreshDoesNotUseTheTokenUp() throws Exception {
    ReceivedResponse tokens = signIn("openid email");
    assertThat(refresh(tokens, "openid profile").at("/error")).isEqualTo("invalid_scope");
    assertThat(refresh(tokens, "openid unknown").at("/error")).isEqualTo("invalid_scope");
    assertThat(refresh(tokens, " ").at("/error")).isEqualTo("invalid_scope");
    assertThat(refresh(tokens, "openid").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "openid", "unknown", " "})
  void theReuseOfARefreshTokenEndsTheSessionWithAnyScope(String scope) throws Exception {
    ReceivedResponse first = signIn("openid email");
    ReceivedResponse second = refresh(first, "");
    assertThat(refresh(first, scope).at("/error")).isEqualTo("invalid_grant");
    assertThat(me(second).status()).isEqualTo(401);
    assertThat(refresh(second, "").at("/error")).isEqualTo("invalid_grant");
  }
}
