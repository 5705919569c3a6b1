package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@WithMockIdentityProvider
class AnswerTest {
  private static final Instant EXPIRY = Instant.parse("2100-01-01T00:00:00.250Z");

  private static final MockUser USER =
      MockUser.builder()
          .id("4711")
          .givenName("Ada")
          .familyName("Lovelace")
          .username("countess")
          .email("ada@lovelace.example")
          .emailVerified(false)
          .picture("https://images.example.com/countess.png")
          .phoneNumber("+44 1")
          .gender("female")
          .locale("fr-FR")
          .zoneInfo("Europe/Paris")
          .addRoles("admin", "analyst")
          .addPermissions("engines.run")
          .addGroups("engineering")
          .addOrganizations(new MockOrganization("7", "Royal Society", true))
          .addOrganizations(new MockOrganization("org_8", "Analytical Engines", false))
          .mfaEnabled(true)
          .sessionExpiresAt(EXPIRY)
          .build();

  private final MockIdentityProvider idp;
  private final TestClient client;

  AnswerTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.client = new TestClient(idp);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TESTINY   |                       | userId email firstName lastName authType tokenExpiresAt tenantFeatures sessions loggedIn tenant apiLimits entitlement
          TESTINY   | /sessions/0           | id tenant agent geo loginAt
          TESTINY   | /apiLimits            | items requestBytes
          TESTINY   | /entitlement/quotas   | maxPerBlobSize
          PULSE     |                       | id email createdBy updatedBy createdAt updatedAt primaryAccount accounts flatRolesList flatPermissionsList token active impersonating permissionsFromRoles permissionsFromRolesDetails expiresAt
          PULSE     | /accounts/0           | accountId accountName usersPrimaryAccount accountAdmin repcode
          RIVERGEN  |                       | success data message
          RIVERGEN  | /data                 | user emails organizations workspaces security
          RIVERGEN  | /data/user            | id display_name primary_email profile_image_url created_at updated_at is_system_admin disabled_at profile user_metadata
          RIVERGEN  | /data/emails/0        | email verified is_primary created_at
          RIVERGEN  | /data/organizations/0 | id name domain plan is_admin joined_at source
          RIVERGEN  | /data/workspaces/0    | id name slug is_default created_at
          RIVERGEN  | /data/security        | mfa_enabled mfa_methods social_accounts_count connected_providers total_login_attempts active_sessions
          KRYSTAL   |                       | client_id user expiry scopes session user_permissions organization_owner roles roles_details role_permissions
          KRYSTAL   | /user                 | id name first_name last_name time_zone two_factor_auth_enabled email_address email_addresses roles roles_details role_permissions identity_check_state identity_check_verified_at organizations
          KRYSTAL   | /user/organizations/0 | user_id organization_id owner organization_updated_at
          KRYSTAL   | /session              | active trusted reasons_to_distrust trusted_ip_address two_factor_auth session_created_at logged_in_at
          KRYSTAL   | /user_permissions     | admin organizations
          KRYSTAL   | /user_permissions/organizations/0 | id owner roles permissions
          KRYSTAL   | /roles_details/0      | name label description require_two_factor_auth organization_id
          CLOUDBASE |                       | sub name picture username email phone_number providers status gender groups meta created_at updated_at password_updated_at user_id has_password internal_user_type type user_source user_desc last_login email_verified locale zoneinfo
          CLOUDBASE | /providers/0          | id provider_user_id name picture url meta
          OIDC      |                       | sub name given_name family_name preferred_username email email_verified picture phone_number phone_number_verified gender locale zoneinfo updated_at groups realm_access
          """)
  void hasExactlyTheMembersOfTheSystem(MockSystem system, String pointer, String members)
      throws Exception {
    JsonNode object = me(system).at(pointer == null ? "" : pointer);
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    assertThat(names).containsExactlyInAnyOrder(members.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "TESTINY, /userId, 4711",
    "TESTINY, /lastName, Lovelace",
    "TESTINY, /tenant, royal-society",
    "PULSE, /id, 4711",
    "PULSE, /primaryAccount/accountName, Royal Society",
    "PULSE, /primaryAccount/usersPrimaryAccount, true",
    "PULSE, /accounts/1/usersPrimaryAccount, false",
    "PULSE, /accounts/1/accountId, org_8",
    "PULSE, /flatRolesList/1, analyst",
    "PULSE, /permissionsFromRolesDetails/engines.run/0/role, admin",
    "RIVERGEN, /data/user/id, 4711",
    "RIVERGEN, /data/user/display_name, Ada Lovelace",
    "RIVERGEN, /data/user/profile/timezone, Europe/Paris",
    "RIVERGEN, /data/emails/0/verified, false",
    "RIVERGEN, /data/organizations/0/id, 7",
    "RIVERGEN, /data/organizations/0/is_admin, true",
    "RIVERGEN, /data/security/mfa_methods/0, totp",
    "KRYSTAL, /user/id, 4711",
    "KRYSTAL, /user/two_factor_auth_enabled, true",
    "KRYSTAL, /user/organizations/1/organization_id, org_8",
    "KRYSTAL, /user_permissions/admin/permissions/0, engines.run",
    "KRYSTAL, /session/active, true",
    "KRYSTAL, /organization_owner, null",
    "CLOUDBASE, /sub, 4711",
    "CLOUDBASE, /username, countess",
    "CLOUDBASE, /gender, FEMALE",
    "CLOUDBASE, /groups/0/id, engineering",
    "CLOUDBASE, /internal_user_type, administrator",
    "OIDC, /sub, 4711",
    "OIDC, /preferred_username, countess",
    "OIDC, /email_verified, false",
    "OIDC, /picture, https://images.example.com/countess.png",
    "OIDC, /realm_access/roles/0, admin",
    "OIDC, /locale, fr-FR",
  })
  void returnsTheUserInTheSystemsJson(MockSystem system, String pointer, String value)
      throws Exception {
    assertThat(me(system).at(pointer).asText()).isEqualTo(value);
  }

  @Test
  void reportsTheExpiryOfTheSession() throws Exception {
    String iso = EXPIRY.toString();
    assertThat(me(MockSystem.TESTINY).path("tokenExpiresAt").asText()).isEqualTo(iso);
    assertThat(me(MockSystem.PULSE).path("expiresAt").asText()).isEqualTo(iso);
    assertThat(me(MockSystem.KRYSTAL).path("expiry").asLong()).isEqualTo(EXPIRY.getEpochSecond());
  }

  @Test
  void idsAreNumericOnlyIfTheSystemHasNumericIds() throws Exception {
    assertThat(me(MockSystem.TESTINY).path("userId").isIntegralNumber()).isTrue();
    assertThat(me(MockSystem.PULSE).path("id").isIntegralNumber()).isTrue();
    assertThat(me(MockSystem.RIVERGEN).at("/data/organizations/1/id").isIntegralNumber()).isTrue();
    assertThat(me(MockSystem.KRYSTAL).at("/user/id").isTextual()).isTrue();
    assertThat(me(MockSystem.CLOUDBASE).path("sub").isTextual()).isTrue();
  }

  @Test
  void pulseRepeatsTheLiveToken() throws Exception {
    String token = idp.token(MockSystem.PULSE);
    assertThat(token).matches("[0-9a-f]{62}");
    assertThat(client.me(MockSystem.PULSE, token).at("/token")).isEqualTo(token);
  }

  @Test
  void omitsAbsentValues() throws Exception {
    MockUser plain = MockUser.builder().id("1").givenName("Grace").familyName("Hopper").build();
    assertThat(plain.email()).isEqualTo("grace@example.com");
    JsonNode oidc = me(MockSystem.OIDC, plain);
    assertThat(oidc.has("picture")).isFalse();
    assertThat(oidc.has("phone_number_verified")).isFalse();
    assertThat(me(MockSystem.PULSE, plain).has("primaryAccount")).isFalse();
    assertThat(me(MockSystem.KRYSTAL, plain).path("user_permissions").has("admin")).isFalse();
    assertThat(me(MockSystem.RIVERGEN, plain).at("/data/user/profile_image_url").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "TESTINY, 403, /code, AUTH_INACTIVE_USER",
    "PULSE, 200, /active, false",
    "RIVERGEN, 200, /data/user/disabled_at, 2025-11-17T14:20:31Z",
    "KRYSTAL, 403, /error/code, token_owner_suspended",
    "CLOUDBASE, 200, /status, BLOCKED",
  })
  void reportsASuspendedUserAsTheSystemDoes(
      MockSystem system, int status, String pointer, String value) throws Exception {
    MockUser alan = idp.users(system).get(2);
    ReceivedResponse answer = client.me(system, idp.signIn(system, alan));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at(pointer)).isEqualTo(value);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SLACK", "BETTER_AUTH"})
  void aTokenAfterItsSessionExpiryIsRejectedAsExpired(MockSystem system) throws Exception {
    MockUser expired =
        MockUser.builder().from(USER).sessionExpiresAt(Instant.now().minusSeconds(1)).build();
    int rejected = client.me(system, idp.signIn(system, expired)).status();
    idp.script(idp.token(system)).then(Outcome.expiredToken());
    assertThat(rejected).isEqualTo(client.me(system, idp.token(system)).status());
    assertThat(rejected).isBetween(401, 403);
  }

  @Test
  void cloudBaseRejectsADeviceIdOf72Characters() throws Exception {
    String token = "Bearer " + idp.token(MockSystem.CLOUDBASE);
    ReceivedResponse rejected =
        TestClient.send(
            client
                .me(MockSystem.CLOUDBASE)
                .header("Authorization", token)
                .header("x-device-id", "d".repeat(72)));
    assertThat(rejected.status()).isEqualTo(400);
    assertThat(rejected.at("/error")).isEqualTo("invalid_argument");
  }

  @Test
  void cloudBasesGatewayEchoesTheRequestId() throws Exception {
    ReceivedResponse rejected =
        TestClient.send(client.me(MockSystem.CLOUDBASE).header("x-request-id", "abc-1"));
    assertThat(rejected.at("/requestId")).isEqualTo("abc-1");
  }

  @ParameterizedTest
  @EnumSource(MockSystem.class)
  void hasThreeDistinctSampleUsers(MockSystem system) {
    assertThat(idp.users(system)).extracting(MockUser::name).doesNotHaveDuplicates().hasSize(3);
    assertThat(idp.users(system)).extracting(MockUser::id).doesNotHaveDuplicates();
  }

  private JsonNode me(MockSystem system) throws Exception {
    return me(system, USER);
  }

  private JsonNode me(MockSystem system, MockUser user) throws Exception {
    ReceivedResponse answer = client.me(system, idp.signIn(system, user));
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }
}
