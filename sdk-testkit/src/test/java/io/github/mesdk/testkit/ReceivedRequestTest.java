package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

@WithMockIdentityProvider
class ReceivedRequestTest {
  private final MockIdentityProvider idp;
  private final TestClient client;

  ReceivedRequestTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.client = new TestClient(idp);
  }

  @Test
  void recordsTheWholeRequest() throws Exception {
    TestClient.send(
        TestClient.request(idp.meUrl(MockSystem.KRYSTAL) + "?a=%20b")
            .header("Authorization", "bearer  abc ")
            .addHeader("X-Two", "1")
            .addHeader("x-two", "2")
            .post(TestClient.body("application/json", "{\"token\":\"ä\"}")));
    ReceivedRequest seen = idp.requests().get(0);
    assertThat(seen.system()).contains(MockSystem.KRYSTAL);
    assertThat(seen.method()).isEqualTo("POST");
    assertThat(seen.path()).isEqualTo("/krystal/api/v1/user/authorization");
    assertThat(seen.query()).isEqualTo("a=%20b");
    assertThat(seen.headers().get("x-TWO")).containsExactly("1", "2");
    assertThat(seen.header("X-two")).contains("1");
    assertThat(seen.header("X-Three")).isEmpty();
    assertThat(seen.body()).isEqualTo("{\"token\":\"ä\"}");
    assertThat(seen.credential()).contains("abc");
  }

  @Test
  void readsTheTestinyCredentialFromItsHeader() throws Exception {
    client.me(MockSystem.TESTINY, "key-1");
    assertThat(idp.requests().get(0).credential()).contains("key-1");
  }

  @Test
  void toStringShowsNoCredential() throws Exception {
    TestClient.send(
        TestClient.request(idp.meUrl(MockSystem.KRYSTAL) + "?token=s3cr3t")
            .header("Authorization", "Bearer s3cr3t")
            .post(TestClient.body("application/json", "{\"token\":\"s3cr3t\"}")));
    assertThat(idp.requests().get(0)).hasToString("POST /krystal/api/v1/user/authorization");
    Secrets.of("s3cr3t").assertAbsentFrom(idp.requests());
  }

  @Test
  void countsBySystemAndClears() throws Exception {
    client.me(MockSystem.PULSE, "x");
    client.me(MockSystem.OIDC, "y");
    client.me(MockSystem.PULSE, "z");
    assertThat(idp.count(MockSystem.PULSE)).isEqualTo(2);
    assertThat(idp.requests(MockSystem.PULSE))
        .extracting(r -> r.credential().orElseThrow())
        .containsExactly("x", "z");
    List<ReceivedRequest> before = idp.requests();
    idp.clear();
    assertThat(idp.requests()).isEmpty();
    assertThat(before).hasSize(3);
  }

  @Test
  void recordsRequestsThatGetNoReply() throws Exception {
    String token = idp.token(MockSystem.OIDC);
    idp.script(token).then(Outcome.connectionDropped());
    assertThatThrownBy(() -> client.me(MockSystem.OIDC, token)).isInstanceOf(IOException.class);
    assertThat(idp.count(MockSystem.OIDC)).isEqualTo(1);
  }

  @Test
  void acceptsAMalformedQuery() throws Exception {
    String uri = idp.meUrl(MockSystem.KRYSTAL) + "?%zz&=&a&%5B=1&token[=2&x]=3";
    assertThat(
            TestClient.send(
                    TestClient.request(uri)
                        .header("Authorization", "Bearer " + idp.token(MockSystem.KRYSTAL)))
                .status())
        .isEqualTo(400);
  }
}
