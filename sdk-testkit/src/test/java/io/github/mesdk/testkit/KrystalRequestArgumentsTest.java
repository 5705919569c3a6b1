package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithMockIdentityProvider
class KrystalRequestArgumentsTest {
  private MockIdentityProvider idp;
  private TestClient client;
  private String caller;
  private String subject;

  @BeforeEach
  void signInTwoUsers(MockIdentityProvider provider) {
    idp = provider;
    client = new TestClient(idp);
    caller = idp.token(MockSystem.KRYSTAL);
    subject = idp.signIn(MockSystem.KRYSTAL, idp.users(MockSystem.KRYSTAL).get(1));
  }

  @Test
  void returnsTheSubjectNotTheCaller() throws Exception {
    assertThat(get("token=" + subject).at("/user/name")).isEqualTo("Grace Hopper");
    assertThat(post("{'token':'SUBJECT'}").at("/user/name")).isEqualTo("Grace Hopper");
  }

  @Test
  void theBodyOverridesTheQuery() throws Exception {
    ReceivedResponse answer =
        TestClient.send(
            TestClient.request(idp.meUrl(MockSystem.KRYSTAL) + "?token=" + caller)
                .header("Authorization", "Bearer " + caller)
                .post(
                    TestClient.body(
                        "application/vnd.api+json", "{\"token\":\"" + subject + "\"}")));
    assertThat(answer.at("/user/name")).isEqualTo("Grace Hopper");
  }

  @Test
  void ignoresABodyOfAnotherType() throws Exception {
    ReceivedResponse answer =
        TestClient.send(
            client
                .me(MockSystem.KRYSTAL)
                .header("Authorization", "Bearer " + caller)
                .post(TestClient.body("text/plain", "{\"token\":\"" + subject + "\"}")));
    assertThat(answer.at("/error/code")).isEqualTo("missing_required_argument");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {}                                                             | 400 | missing_required_argument | /error/detail/path/0 | token
          {'token':null}                                                 | 400 | missing_required_argument | /error/detail/path/0 | token
          {'token':7}                                                    | 400 | invalid_argument | /error/detail/issue | invalid_scalar
          {'token':'unknown'}                                            | 400 | invalid_argument | /error/detail/path/0 | token
          {'token':                                                      | 400 | invalid_json_body | /error/detail/details | unexpected text in the body
          []                                                             | 400 | invalid_json_body | /error/detail/details | an object is expected
          {'token':'SUBJECT','session':{'id':'x'}}                       | 400 | properties_not_provided | /error/detail | ""
          {'token':'SUBJECT','session':{'id':'x'},'properties':{}}       | 404 | session_not_found | /error/detail | ""
          {'token':'SUBJECT','session':'x','properties':{}}              | 400 | invalid_argument | /error/detail/issue | object_expected
          {'token':'SUBJECT','organization':{'id':'nowhere'}}            | 404 | organization_not_found | /error/detail | ""
          {'token':'SUBJECT','organization':{}}                          | 400 | invalid_argument | /error/detail/issue | missing_lookup_value
          {'token':'SUBJECT','organization':{'id':'1','identifier':'a'}} | 400 | invalid_argument | /error/detail/issue | ambiguous_lookup_values
          """)
  void rejectsInvalidArgumentsAsTheFrameworkDoes(
      String body, int status, String code, String pointer, String value) throws Exception {
    ReceivedResponse answer = post(body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at("/error/code")).isEqualTo(code);
    assertThat(answer.at(pointer)).isEqualTo(value);
  }

  @Test
  void findsTheSubjectsSession() throws Exception {
    MockUser grace = idp.users(MockSystem.KRYSTAL).get(1);
    String query = "&session%5Bid%5D=" + grace.sessionId() + "&properties[ip_address]=127.0.0.1";
    assertThat(get("token=" + subject + query).at("/session/active")).isEqualTo("true");
  }

  @Test
  void findsAnOrganizationByIdAndByIdentifier() throws Exception {
    ReceivedResponse byId = post("{'token':'SUBJECT','organization':{'id':'1001'}}");
    assertThat(byId.at("/organization_owner")).isEqualTo("false");
    assertThat(byId.at("/roles_details/0/organization_id")).isEqualTo("1001");
    ReceivedResponse byIdentifier =
        post("{'token':'SUBJECT','organization':{'identifier':'analytical-engines'}}");
    assertThat(byIdentifier.status()).isEqualTo(200);
  }

  @Test
  void reportsAnExpiredOrRevokedSubjectInTheAnswer() throws Exception {
    idp.expire(subject);
    ReceivedResponse expired = post("{'token':'SUBJECT'}");
    assertThat(expired.status()).isEqualTo(200);
    assertThat(expired.json().path("expiry").asLong())
        .isLessThanOrEqualTo(Instant.now().getEpochSecond());
    idp.revoke(subject);
    assertThat(post("{'token':'SUBJECT'}").at("/session/active")).isEqualTo("false");
  }

  @Test
  void rejectsASuspendedSubject() throws Exception {
    subject = idp.signIn(MockSystem.KRYSTAL, idp.users(MockSystem.KRYSTAL).get(2));
    ReceivedResponse answer = post("{'token':'SUBJECT'}");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.at("/error/code")).isEqualTo("token_owner_suspended");
  }

  @Test
  void rejectsOtherMethods() throws Exception {
    ReceivedResponse answer = TestClient.send(client.me(MockSystem.KRYSTAL).delete());
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("/error/code")).isEqualTo("route_not_found");
  }

  private ReceivedResponse get(String query) throws Exception {
    return TestClient.send(
        TestClient.request(idp.meUrl(MockSystem.KRYSTAL) + "?" + query)
            .header("Authorization", "Bearer " + caller));
  }

  private ReceivedResponse post(String body) throws Exception {
    return client.krystal(caller, body.replace('\'', '"').replace("SUBJECT", subject));
  }
}
