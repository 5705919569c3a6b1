package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.token.TokenStore;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The claims that only some vendors send, also in odd forms, and the vendors' own failures. */
@Tag("slow")
class VendorClaimsTest extends VendorFixture {

  private Identity identity(OAuth2IssuerBuilder builder, String vendor, String claims) {
    return me(vendor, builder, "{\"sub\":\"1\"," + claims.replace('\'', '"') + "}").identity();
  }

  private Identity identityOf(String vendor, String claims) {
    return identity(builder(vendor), vendor, claims);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          keycloak | 'realm_access':{'roles':'admin'}                  | admin
          keycloak | 'realm_access':{'roles':['admin',1,null,true]}    | admin
          keycloak | 'realm_access':{'roles':['admin','a\\ud83d']}     | admin
          keycloak | 'realm_access':{'roles':'a\\ud83d'}               |
          keycloak | 'realm_access':{'roles':[]},'roles':['admin']     |
          keycloak | 'realm_access':{'roles':{'admin':{}}}             |
          keycloak | 'realm_access':{'roles':7},'roles':['admin']      |
          keycloak | 'realm_access':['roles','admin']                  |
          keycloak | 'realm_access':'roles'                            |
          keycloak | 'realm_access.roles':['admin']                    |
          keycloak | 'roles':['admin']                                 | admin
          keycloak | 'realm_access':null,'roles':['admin']             | admin
          zitadel  | 'urn:zitadel:iam:org:project:roles':['admin']     |
          zitadel  | 'urn:zitadel:iam:org:project:roles':'admin'       |
          zitadel  | 'urn:zitadel:iam:org:project:roles':{'admin':{}}  |
          zitadel  | 'urn:zitadel:iam:org:project:roles':{'admin':true} |
          zitadel  | 'urn:zitadel:iam:org:project:roles':{'admin':null,'viewer':{'1':'a'}} | viewer
          zitadel  | 'urn:zitadel:iam:org:project:roles':{},'roles':['admin'] |
          zitadel  | 'urn:zitadel:iam:org:project:2:roles':{'admin':{'1':'a'}} |
          google   | 'realm_access':{'roles':['admin']}                |
          google   | 'cognito:groups':['admin']                        |
          """)
  void noRoleIsInventedFromJunk(String vendor, String claims, String roles) {
    Identity identity = identityOf(vendor, claims);
    assertThat(String.join(",", identity.roles())).isEqualTo(roles == null ? "" : roles);
    assertThat(identity.groups()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "['T1']", "{'id':'T1'}", "true", "'T\\ud83d'"})
  void aWorkspaceThatCannotBeReadFailsTheCall(String id) {
    for (String claim : List.of("https://slack.com/team_id", "https://slack.com/enterprise_id")) {
      String claims = "'%s':%s".formatted(claim, id);
      MeException failure = IssuerFixture.failure(() -> identityOf("slack", claims));
      assertThat(failure).isInstanceOf(DecodeException.class);
      assertThat(((DecodeException) failure).path()).contains(claim);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"'x':1", "'https://slack.com/team_id':null", "'https://slack.com/team_id':' '"})
  void withoutAWorkspaceTheTenantIsTheOrganizationOrAbsent(String claims) {
    assertThat(identityOf("slack", claims).tenant()).isEmpty();
    String organization = claims + ",'https://slack.com/enterprise_id':'E1'";
    assertThat(identityOf("slack", organization).tenant()).contains("E1");
  }

  @Test
  void theIdTokenOfAnOrganizationHasTheTenantOfTheAnswer() {
    ObjectNode claims = (ObjectNode) file("slack", "id-token");
    claims.putNull("https://slack.com/team_id").put("https://slack.com/enterprise_id", "E1");
    LoginResult login = login("slack", claims, TokenStore.inMemory());
    assertThat(login.user().orElseThrow().identity().tenant()).contains("E1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'language':'en','country':'US'} | en-US
          {'language':'pt','country':'br'} | pt-BR
          {'language':'en'}                | en
          {'language':'en','country':7}    | en
          {'country':'US'}                 |
          {'language':'not a language'}    |
          ['en','US']                      |
          7                                |
          'de_DE'                          | de_DE
          """)
  void linkedInsLocaleMayBeAnObject(String locale, String tag) {
    UserInfo me = me("linkedIn", "{'sub':'1','locale':%s}".formatted(locale).replace('\'', '"'));
    assertThat(me.identity().locale().orElse(null)).isEqualTo(tag);
    assertThat(me.additionalProperties().containsKey("locale")).isEqualTo(me.locale().isEmpty());
  }

  @Test
  void flagsAndTimesMayBeText() {
    UserInfo auth0 = me("auth0", file("auth0", "userinfo").toString());
    assertThat(auth0.updatedAt()).contains(Instant.parse("2026-03-30T15:13:40.474Z"));
    UserInfo cognito = me("cognito", file("cognito", "userinfo").toString());
    assertThat(cognito.emailVerified()).contains(true);
    assertThat(cognito.phoneNumberVerified()).contains(true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          cognito | 'username':'bob','preferred_username':'bobby'  | bob
          cognito | 'cognito:username':'bob','username':'other'    | bob
          cognito | 'username':7,'preferred_username':'bobby'      | bobby
          cognito | 'username':'bob\\ud83d'                        |
          logto   | 'username':'bob\\ud83e'                        |
          gitLab  | 'preferred_username':'ada','nickname':'a'      | ada
          gitLab  | 'nickname':'ada'                               | ada
          google  | 'username':'ada','nickname':'ada'              |
          """)
  void theUsernameIsTheClaimOfTheVendor(String vendor, String claims, String username) {
    assertThat(identityOf(vendor, claims).username().orElse(null)).isEqualTo(username);
  }

  @Test
  void aProgramNamesItsOwnClaims() {
    URI base = URI.create("https://id.example.com/auth");
    OAuth2IssuerBuilder keycloak =
        Issuers.keycloak(base, "staff").rolesClaim("resource_access", "my-app", "roles");
    String answer = file("keycloak", "userinfo").toString();
    assertThat(me("keycloak", keycloak, answer).identity().roles()).containsExactly("editor");
    OAuth2IssuerBuilder zitadel =
        Issuers.zitadel(URI.create("https://acme.zitadel.cloud"), "69234237810729019");
    assertThat(me("zitadel", zitadel, file("zitadel", "userinfo").toString()).identity().roles())
        .containsExactly("auditor");
    OAuth2IssuerBuilder plain =
        OAuth2Issuer.builder(URI.create("https://accounts.google.com")).groupsClaim("team");
    Identity user = identity(plain, "google", "'team':['a','b'],'groups':['c']");
    assertThat(user.groups()).containsExactly("a", "b");
    assertThat(user.tenant()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(plain::rolesClaim);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{}", "{\"sub\":\"\"}", "{\"sub\":\"1\"", "<html>"})
  void anAnswerWithoutASubjectIsNone(String body) {
    assertThat(IssuerFixture.failure(() -> me("keycloak", body)))
        .isInstanceOf(DecodeException.class);
  }

  @Test
  void aByteOrderMarkAndSpacesMayPrecedeTheClaims() {
    UserInfo me = me("keycloak", "\uFEFF \n{\"sub\":\"1\",\"name\":\"Zoë\"}");
    assertThat(me.identity().tenant()).contains("https://id.example.com/auth/realms/staff");
    assertThat(me.name()).contains("Zoë");
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "/vendors/slack/failures.csv",
      delimiter = '|',
      useHeadersInDisplayName = true)
  void slacksFailuresInASuccessAreFailures(
      String error, String exception, String reason, boolean retryable) {
    String body = "{\"ok\":false,\"error\":\"" + error + "\"}";
    MeException failure = IssuerFixture.failure(() -> me("slack", body));
    assertThat(failure.getClass().getSimpleName()).isEqualTo(exception);
    assertThat(failure.retryable()).isEqualTo(retryable);
    if (failure instanceof UnauthenticatedException unauthenticated) {
      assertThat(unauthenticated.reason().name()).isEqualTo(reason);
    }
  }

  @Test
  void slacksMissingScopesAreNamed() {
    String body = "{'ok':false,'error':'missing_scope','needed':'openid,email'}".replace('\'', '"');
    MeException failure = IssuerFixture.failure(() -> me("slack", body));
    assertThat(failure).isInstanceOf(PermissionDeniedException.class);
    assertThat(((ApiException) failure).error().missingScopes()).containsExactly("openid", "email");
  }

  @Test
  void aWorkspaceThatCannotBeReadFailsTheLogin() {
    ObjectNode claims = (ObjectNode) file("slack", "id-token");
    claims.put("https://slack.com/team_id", 7);
    TokenStore store = TokenStore.inMemory();
    MeException failure = IssuerFixture.failure(() -> login("slack", claims, store));
    assertThat(failure)
        .hasMessageContaining("the ID token has a malformed https://slack.com/team_id");
    assertThat(store.read(IssuerFixture.soon())).isEmpty();
  }

  @Test
  void aNameThatWasCutOffInsideAnEmojiDoesNotFailTheLogin() {
    ObjectNode claims = (ObjectNode) file("google", "id-token");
    claims.put("name", "NAME");
    name = "Ada \\ud83d";
    LoginResult login = login("google", claims, TokenStore.inMemory());
    assertThat(login.subject()).contains(claims.get("sub").asText());
    assertThat(login.user()).isEmpty();
  }

  @Test
  void oddOptionalClaimsDoNotFailTheLogin() {
    ObjectNode claims = (ObjectNode) file("google", "id-token");
    BigInteger beyond64Bits = BigInteger.TWO.pow(64);
    claims.put("name", 7).put("address", "").put("updated_at", beyond64Bits);
    claims.put("zoneinfo", true).putArray("email_verified");
    UserInfo user = login("google", claims, TokenStore.inMemory()).user().orElseThrow();
    assertThat(user.name()).isEmpty();
    assertThat(user.address()).isEmpty();
    assertThat(user.updatedAt()).isEmpty();
    assertThat(user.additionalProperties())
        .containsEntry("address", "")
        .containsEntry("updated_at", beyond64Bits);
    assertThat(user.identity().email()).contains("john@example.com");
  }

  @Test
  void aLoginAtGoogleWithoutARefreshTokenNamesTheParameter() {
    ObjectNode claims = (ObjectNode) file("google", "id-token");
    MeException failure =
        IssuerFixture.failure(() ->
            login("google", claims, TokenStore.inMemory(), BrowserLoginBuilder::refreshRequired));
    assertThat(failure).hasMessageContaining("set the parameter access_type to offline");
  }

  @Test
  void onlyGoogleMayNameItsIssuerWithoutHttps() {
    ObjectNode claims = (ObjectNode) file("google", "id-token");
    claims.put("iss", "accounts.google.com");
    LoginResult login = login("google", claims, TokenStore.inMemory());
    assertThat(login.user().orElseThrow().identity())
        .isEqualTo(identity("google", "id-token-identity"));
    ObjectNode other = (ObjectNode) file("twitch", "id-token");
    other.put("iss", "id.twitch.tv/oauth2");
    assertThat(IssuerFixture.failure(() -> login("twitch", other, TokenStore.inMemory())))
        .hasMessageContaining("is not from the issuer https://id.twitch.tv/oauth2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          google | access_type | offline
          twitch | claims      | {"userinfo":{"email":null,"preferred_username":null}}
          """)
  void aLoginSendsTheParametersOfTheVendor(String vendor, String name, String value) {
    ObjectNode claims = (ObjectNode) file(vendor, "id-token");
    login(vendor, claims, TokenStore.inMemory(), login -> login.parameter(name, value));
    assertThat(sent).containsEntry(name, value);
  }

  private Identity signed(String vendor, ObjectNode claims) {
    OAuth2Issuer issuer = discovered(vendor);
    replies.put(
        endpoint(vendor, "userinfo_endpoint"),
        IssuerFixture.reply(200, "application/jwt", idToken(claims, "n")));
    return client(issuer.userInfoBuilder().signedOnly("my-tool").build())
        .me(MeRequest.ofToken("t"))
        .identity();
  }

  @Test
  void aSignedAnswerHasTheVendorsClaimsToo() {
    ObjectNode zitadel = (ObjectNode) file("zitadel", "id-token");
    assertThat(signed("zitadel", zitadel).roles()).containsExactly("admin", "viewer");
    ObjectNode google = (ObjectNode) file("google", "id-token");
    google.put("iss", "accounts.google.com");
    assertThat(signed("google", google).tenant()).contains("https://accounts.google.com");
  }
}
