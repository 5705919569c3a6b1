package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what the services that are not in {@code sdk-core} do in their own way. */
class ServiceDialectsTest {
  private final MockIdentityProvider idp = MockIdentityProvider.start();
  private final TestClient client = new TestClient(idp);

  @AfterEach
  void stop() {
    idp.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB, 401, /message, The credential is not valid.",
    "GITLAB, 401, /error, invalid_token",
    "MICROSOFT, 401, /error/code, InvalidAuthenticationToken",
    "SLACK, 200, /error, invalid_auth",
    "DISCORD, 401, /code, 0",
    "SUPABASE, 403, /error_code, bad_jwt",
    "OKTA, 401, /errorCode, E0000011",
    "GITEA, 401, /message, The credential is not valid.",
    "BETTER_AUTH, 200, '', null",
  })
  void rejectAnUnknownTokenInTheirOwnFormat(
      MockSystem system, int status, String pointer, String value) throws Exception {
    ReceivedResponse response = client.me(system, "made-up");
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.at(pointer)).isEqualTo(value);
  }

  @Test
  void redmineRejectsAnUnknownKeyAndALockedUserAlike() throws Exception {
    String alan = idp.signIn(MockSystem.REDMINE, idp.users(MockSystem.REDMINE).get(2));
    for (String key : new String[] {"made-up", alan}) {
      ReceivedResponse response = client.me(MockSystem.REDMINE, key);
      assertThat(response.status()).isEqualTo(401);
      assertThat(response.body()).isEmpty();
      assertThat(response.header("WWW-Authenticate")).contains("Basic realm=\"Redmine API\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB, x-ratelimit-remaining, 0",
    "DISCORD, X-RateLimit-Reset-After, 1.25",
    "OKTA, X-Rate-Limit-Remaining, 0",
    "BETTER_AUTH, X-Retry-After, 10",
    "GITLAB, RateLimit-Remaining, 0",
  })
  void sayHowLongToWaitInHeadersOfTheirOwn(MockSystem system, String header, String value)
      throws Exception {
    idp.outage(system, Outcome.rateLimited());
    assertThat(client.me(system, idp.token(system)).header(header)).contains(value);
    idp.outage(system, Outcome.rateLimited(Duration.ofSeconds(3)));
    ReceivedResponse response = client.me(system, idp.token(system));
    assertThat(response.header(header)).isEmpty();
    assertThat(response.header("Retry-After")).contains("3");
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB, 200, /suspended_at, 2024-03-01T09:00:00Z",
    "GITLAB, 403, /message, 403 The account has been blocked.",
    "SLACK, 200, /error, account_inactive",
    "OKTA, 200, /status, SUSPENDED",
    "GITEA, 403, /message, The account has been blocked.",
    "BETTER_AUTH, 200, /user/banned, true",
  })
  void reportASuspendedUserInTheirOwnWay(
      MockSystem system, int status, String pointer, String value) throws Exception {
    ReceivedResponse response = client.me(system, idp.signIn(system, idp.users(system).get(2)));
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.at(pointer)).isEqualTo(value);
  }

  @Test
  void supabaseReportsABanInTheFuture() throws Exception {
    MockUser alan = idp.users(MockSystem.SUPABASE).get(2);
    ReceivedResponse response =
        client.me(MockSystem.SUPABASE, idp.signIn(MockSystem.SUPABASE, alan));
    assertThat(response.at("/banned_until")).isGreaterThan(idp.clock().instant().toString());
  }

  @Test
  void supabaseNeedsAnApiKeyToo() throws Exception {
    ReceivedResponse response =
        TestClient.send(
            client
                .me(MockSystem.SUPABASE)
                .header("Authorization", "Bearer " + idp.token(MockSystem.SUPABASE)));
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.at("/error_code")).isEqualTo("no_authorization");
  }

  @Test
  void microsoftSendsTheStateOfTheAccountOnlyIfItIsSelected() throws Exception {
    String token = "Bearer " + idp.token(MockSystem.MICROSOFT);
    String url = idp.meUrl(MockSystem.MICROSOFT).toString();
    ReceivedResponse plain =
        TestClient.send(TestClient.request(url).header("Authorization", token));
    assertThat(plain.json().has("accountEnabled")).isFalse();
    ReceivedResponse selected =
        TestClient.send(
            TestClient.request(url + "?$select=id,accountEnabled").header("Authorization", token));
    assertThat(selected.json().path("accountEnabled").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"displayName,accountEnabled", "displayName%2CaccountEnabled&$expand=manager"})
  void microsoftSendsOnlyWhatIsSelected(String query) throws Exception {
    ReceivedResponse response =
        TestClient.send(
            TestClient.request(idp.meUrl(MockSystem.MICROSOFT) + "?$select=" + query)
                .header("Authorization", "Bearer " + idp.token(MockSystem.MICROSOFT)));
    assertThat(response.json().fieldNames())
        .toIterable()
        .containsExactly("@odata.context", "displayName", "accountEnabled");
    assertThat(response.json().path("@odata.context").asText())
        .endsWith("#users(displayName,accountEnabled)/$entity");
  }

  @ParameterizedTest
  @CsvSource({
    "GITLAB, PRIVATE-TOKEN, ''",
    "DISCORD, Authorization, 'Bot '",
    "OKTA, Authorization, 'SSWS '",
    "GITEA, Authorization, 'token '",
    "GITHUB, Authorization, 'token '",
  })
  void acceptTheirOtherCredentials(MockSystem system, String header, String prefix)
      throws Exception {
    ReceivedResponse response =
        TestClient.send(client.me(system).header(header, prefix + idp.token(system)));
    assertThat(response.status()).isEqualTo(200);
  }
}
