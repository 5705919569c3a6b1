package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.retry.RetryPolicy;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts that {@link URI} does not parse, such as the names of Docker's services. */
@Timeout(60)
class UnusualHostTest extends BrowserFixture {
  private final OkHttpClient docker =
      new OkHttpClient.Builder().dns(host -> List.of(InetAddress.getLoopbackAddress())).build();

  private URI address(String path) {
    return URI.create("http://key_cloak:" + server.getPort() + path);
  }

  @Test
  void aHostWithAnUnderscoreIsDiscoveredAndAsked() {
    answer(
        200,
        "{'issuer':'%s','token_endpoint':'%s','userinfo_endpoint':'%s'}"
            .formatted(address("/realm"), address("/token"), address("/me")));
    OAuth2Issuer issuer =
        OAuth2Issuer.builder(address("/realm")).httpClient(docker).allowInsecureHttp().discover();
    answerToken("access", 60);
    assertThat(issuer.clientCredentials(CLIENT).buildUncached().token().value())
        .isEqualTo("access");
    answer(200, "{'sub':'248'}");
    var client =
        MeClient.builder(issuer.userInfo())
            .httpClient(docker)
            .allowInsecureHttp()
            .retryPolicy(RetryPolicy.none())
            .build();
    assertThat(client.me(MeRequest.ofToken("t")).sub()).isEqualTo("248");
  }

  @Test
  void aPersonSignsInAtAHostWithAnUnderscore() {
    OAuth2Issuer issuer =
        OAuth2Issuer.builder(address("/realm"))
            .httpClient(docker)
            .allowInsecureHttp()
            .authorizationEndpoint(address("/authorize?tenant=a%26b"))
            .deviceAuthorizationEndpoint(address("/device"))
            .tokenEndpoint(address("/token"))
            .build();
    answerLogin();
    issuer
        .browserLogin(PUBLIC, store)
        .loginHint("ada")
        .build()
        .signIn(address -> open(address, state -> state + "&code=c"), soon());
    assertThat(address.toString()).startsWith(address("/authorize?tenant=a%26b&").toString());
    assertThat(sent).containsEntry("tenant", "a&b").containsEntry("login_hint", "ada");
    answer(
        200,
        "{'device_code':'d','user_code':'u','verification_uri':'%s'}".formatted(address("/go")));
    answerLogin();
    issuer
        .deviceLogin(PUBLIC, store)
        .build()
        .signIn(prompt -> assertThat(prompt.verificationUri()).isEqualTo(address("/go")));
    assertThat(stored()).isPresent();
  }

  @Test
  void plainHttpToAHostWithAnUnderscoreNeedsPermission() {
    var refused =
        catchThrowableOfType(
            IllegalArgumentException.class,
            () -> OAuth2Issuer.builder(address("/realm")).discover());
    assertThat(refused).hasMessageContaining("unencrypted to key_cloak");
    OAuth2Issuer.builder(URI.create("https://key_cloak:8443/realm"))
        .tokenEndpoint(URI.create("https://a_b.c_d/token"))
        .build();
  }

  /** What one module refuses, the other refuses with the same words. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:5ecret@key_cloak/x",
        "https://user@id.example.com/x",
        "https://key_cloak:99999/x",
        "https://id.example.com:99999/x",
        "https://key_cloak:x/y",
        "https://a_b..c/x",
        "https://a_b,c/x",
        "https://id.example.com/x#part",
        "https:///x",
        "ftp://key_cloak/x",
        "/x",
        "key_cloak"
      })
  void bothModulesRefuseAnAddressWithTheSameWords(String address) {
    URI uri = URI.create(address);
    Throwable oauth2 =
        catchThrowableOfType(
            IllegalArgumentException.class, () -> OAuth2Issuer.builder(uri).build());
    Throwable core = catchThrowableOfType(IllegalArgumentException.class, () -> Oidc.userInfo(uri));
    assertThat(oauth2).hasMessage(core.getMessage()).message().doesNotContain("5ecret");
  }
}
