package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mesdk.testkit.TestClient.ReceivedResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which redirect URIs a provider accepts, and which front ends may call it. */
@WithMockIdentityProvider
class RedirectUrisTest {
  private final MockIdentityProvider idp;
  private final OidcFlow flow;

  RedirectUrisTest(MockIdentityProvider idp) {
    this.idp = idp;
    this.flow = new OidcFlow(idp);
    idp.approveSignIns(flow.user(0));
  }

  private ReceivedResponse authorize(String redirectUri) throws IOException {
    Map<String, String> parameters = flow.parameters();
    parameters.put("redirect_uri", redirectUri);
    return flow.authorize(parameters);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost/\u00e9", "http://127.0.0.1/?q=\u4e2d"})
  void aRedirectUriIsAscii(String uri) throws Exception {
    ReceivedResponse answer = authorize(uri);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("redirect_uri").doesNotContain("code=");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> idp.registerRedirectUri(URI.create(uri)))
        .withMessageContaining("ASCII");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "https://a.example.com;script-src/cb",
        "https:callback",
        "https:/callback",
        "app://a;script-src/cb",
        "app://*/cb",
        "https://user@a.example.com/cb",
        "/callback",
        "https://a.example.com/cb#fragment",
      })
  void someUrisCannotBeRegistered(String uri) throws Exception {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> idp.registerRedirectUri(URI.create(uri)))
        .withMessageStartingWith("a redirect URI");
    assertThat(authorize(uri).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "https://APP.example.com/cb, https://app.example.com, true",
    "HTTPS://app.example.com:443/cb, https://app.example.com, true",
    "http://app.example.com/cb, http://app.example.com:80, true",
    "https://app.example.com?cb, https://app.example.com, true",
    "capacitor://app/cb, capacitor://app, true",
    "https://app.example.com:8443/cb, https://app.example.com, false",
    "https://app.example.com/cb, http://app.example.com, false",
    "https://app.example.com/a/b, https://app.example.com/a, false",
    "https://app.example.com/a, https://app.example.com?b, false",
    "https://app.example.com/a, http://localhost/path, false",
    "com.example.app:/cb, null, false",
  })
  void anOriginIsComparedBySchemeHostAndPort(String uri, String origin, boolean allowed)
      throws Exception {
    idp.registerRedirectUri(URI.create(uri));
    ReceivedResponse answer =
        TestClient.send(
            TestClient.request(idp.discoveryEndpoint().url().toString()).header("Origin", origin));
    assertThat(answer.header("Access-Control-Allow-Origin").filter(origin::equals).isPresent())
        .isEqualTo(allowed);
  }
}
