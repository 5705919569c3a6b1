package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnavailableException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest extends IssuerFixture {

  private void publish(String members) {
    answer(200, "{'issuer':'" + at("/realm") + "'" + members + "}");
  }

  private String endpoint(String member, String path) {
    return ",'" + member + "':'" + at(path) + "'";
  }

  @Test
  void theMetadataIsFetchedOnceAndItsEndpointsAreUsed() throws Exception {
    publish(endpoint("token_endpoint", "/t?x=1") + endpoint("userinfo_endpoint", "/me"));
    OAuth2Issuer issuer = OAuth2Issuer.discover(at("/realm"));
    assertThat(takeRequest().getTarget()).isEqualTo("/realm/.well-known/openid-configuration");
    assertThat(issuer.userInfo().baseUrl()).isEqualTo(at("/me"));
    answerToken("one", 60);
    answerToken("two", 60);
    issuer.clientCredentials(CLIENT).buildUncached().token();
    issuer.clientCredentials(CLIENT).buildUncached().token();
    assertThat(takeRequest().getTarget()).isEqualTo("/t?x=1");
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void theOAuthDocumentIsUsedIfThereIsNoOpenIdDocument() throws Exception {
    server.enqueue(reply(404, "text/html", "<h1>Not here</h1>"));
    publish(endpoint("token_endpoint", "/t"));
    OAuth2Issuer issuer = builder().discover();
    takeRequest();
    assertThat(takeRequest().getTarget())
        .isEqualTo("/.well-known/oauth-authorization-server/realm");
    assertThat(issuer.identifier()).isEqualTo(at("/realm"));
    assertThat(failure(issuer::userInfo))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("userinfo_endpoint");
  }

  @Test
  void plainHttpToALoopbackNameThatResolvesElsewhereIsRejected() throws Exception {
    InetAddress elsewhere = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
    OkHttpClient own = new OkHttpClient.Builder().dns(host -> List.of(elsewhere)).build();
    OAuth2IssuerBuilder here =
        OAuth2Issuer.builder(URI.create("http://localhost:1/realm")).httpClient(own);
    assertThat(failure(here::discover)).hasMessageContaining("resolved to another machine");
    OAuth2Issuer issuer = here.tokenEndpoint(URI.create("http://localhost:1/token")).build();
    assertThat(failure(issuer.clientCredentials(CLIENT).buildUncached()::token))
        .hasMessageContaining("resolved to another machine");
  }

  @Test
  void theWellKnownPathOfRfc8414IsBetweenHostAndPath() {
    assertThat(Metadata.oauthAddress(URI.create("https://id.example.com")))
        .isEqualTo(URI.create("https://id.example.com/.well-known/oauth-authorization-server"));
    assertThat(Metadata.oauthAddress(URI.create("https://id.example.com:444/a/b/")))
        .isEqualTo(
            URI.create("https://id.example.com:444/.well-known/oauth-authorization-server/a/b"));
    assertThat(Metadata.openIdAddress(URI.create("https://id.example.com/")))
        .isEqualTo(URI.create("https://id.example.com/.well-known/openid-configuration"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'issuer':'https://other.example.com'", "'issuer':7", "'a':1"})
  void metadataOfAnotherIssuerIsRejected(String issuer) {
    answer(200, "{" + issuer + "}");
    assertThat(failure(builder()::discover))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("not to the issuer " + at("/realm"))
        .returns(false, MeException::retryable);
  }

  @Test
  void aTrailingSlashMakesAnotherIssuer() {
    answer(200, "{'issuer':'" + at("/realm/") + "'}");
    assertThat(failure(builder()::discover)).hasMessageContaining("a trailing slash");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://id.example.com/token",
        "ftp://id.example.com/token",
        "https://user:pass@id.example.com/token",
        "https://id.example.com/token#part",
        "/token",
        "not a URI"
      })
  void anUnsafePublishedEndpointRefusesOnlyItsOwnUse(String address) {
    publish(",'token_endpoint':'" + address + "'" + endpoint("userinfo_endpoint", "/me"));
    OAuth2Issuer issuer = builder().discover();
    assertThat(issuer.userInfo().baseUrl()).isEqualTo(at("/me"));
    assertThat(failure(issuer.clientCredentials(CLIENT).buildUncached()::token))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("the issuer's token_endpoint cannot be used: ")
        .returns(false, MeException::retryable)
        .message()
        .doesNotContain("pass");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "''", "null", "['https://id.example.com/token']", "{}"})
  void anEndpointThatIsNoTextIsAbsent(String address) {
    publish(",'token_endpoint':" + address);
    assertThat(failure(builder().discover().clientCredentials(CLIENT).buildUncached()::token))
        .hasMessageContaining("publishes no token_endpoint");
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    answer(
        200, "\uFEFF{'issuer':'" + at("/realm") + "'" + endpoint("userinfo_endpoint", "/me") + "}");
    assertThat(builder().discover().userInfo().baseUrl()).isEqualTo(at("/me"));
  }

  /** Otherwise a remote issuer could make the program send its secrets to any local program. */
  @Test
  void onlyAnIssuerOnThisMachineMayNamePlainHttpAddressesOfThisMachine() {
    Endpoints remote = new Endpoints(URI.create("https://id.example.com"), false);
    Endpoints insecure = new Endpoints(URI.create("https://id.example.com"), true);
    for (String local : List.of("http://127.0.0.1:1/t", "http://localhost/t", "http://[::1]:8/t")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> remote.checkedReceived(local))
          .withMessageContaining("an issuer on another machine");
      remote.putDiscovered(Endpoints.Kind.TOKEN, local);
      assertThat(failure(() -> remote.get(Endpoints.Kind.TOKEN)))
          .hasMessageContaining("an issuer on another machine");
      assertThat(insecure.checkedReceived(local)).isEqualTo(URI.create(local));
      for (String issuer : List.of("http://127.0.0.1/", "https://localhost:8", "http://[::1]")) {
        assertThat(new Endpoints(URI.create(issuer), false).checkedReceived(local))
            .isEqualTo(URI.create(local));
      }
    }
  }

  @Test
  void aConfiguredEndpointTakesPrecedence() throws Exception {
    publish(",'token_endpoint':'http://id.example.com/token'");
    answerToken("one", 60);
    builder()
        .tokenEndpoint(at("/mine"))
        .discover()
        .clientCredentials(CLIENT)
        .buildUncached()
        .token();
    takeRequest();
    assertThat(takeRequest().getTarget()).isEqualTo("/mine");
  }

  @Test
  void plainHttpToOtherMachinesRequiresAllowInsecureHttp() {
    publish(",'token_endpoint':'http://id.example.com/token'");
    builder().allowInsecureHttp().discover();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OAuth2Issuer.discover(URI.create("http://id.example.com")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().tokenEndpoint(URI.create("http://id.example.com")).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OAuth2Issuer.discover(at("/realm?tenant=1")));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 429})
  void anOutageIsRetryableAndNotAMissingDocument(int status) {
    server.enqueue(new MockResponse.Builder().code(status).build());
    MeException failure = failure(builder()::discover);
    assertThat(failure).isInstanceOf(TokenException.class).returns(true, MeException::retryable);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void anUnreachableIssuerIsRetryable() {
    server.close();
    assertThat(failure(builder()::discover)).returns(true, MeException::retryable);
  }

  @Test
  void missingMetadataIsNotRetryable() {
    answer(404, "{'error':'Realm does not exist'}");
    answer(404, "");
    assertThat(failure(builder()::discover))
        .hasMessageContaining("metadata endpoint refused the request: 404")
        .returns(false, MeException::retryable);
  }

  @Test
  void anHtmlPageInsteadOfMetadataIsRetryable() {
    server.enqueue(reply(200, "text/html", "<h1>Welcome</h1>"));
    assertThat(failure(builder()::discover))
        .hasMessageContaining(
            "metadata endpoint: the body is not valid JSON (text/html), at line 1, column 1")
        .returns(true, MeException::retryable)
        .message()
        .doesNotContain("Welcome");
  }

  @Test
  void unreadableMetadataIsRefusedWithTheReason() {
    answer(200, "{'issuer':'" + at("/realm") + "','jwks_uri':'a','jwks_uri':'b'}");
    assertThat(failure(builder()::discover))
        .hasMessageEndingWith("metadata endpoint: duplicate member jwks_uri")
        .returns(false, MeException::retryable);
    answer(200, "{'x':" + "[".repeat(300) + "]".repeat(300) + "}");
    assertThat(failure(builder()::discover)).hasMessageContaining("nested too deeply");
    answer(200, "{'x':'" + "x".repeat(1 << 20) + "'}");
    assertThat(failure(builder()::discover)).hasMessageContaining("larger than the client's limit");
  }

  @Test
  void redirectsAreNotFollowed() {
    server.enqueue(
        new MockResponse.Builder().code(302).setHeader("Location", at("/elsewhere")).build());
    assertThat(failure(builder()::discover)).isInstanceOf(TokenException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void theCauseOfAnOutageIsKept() {
    answer(503, "{'error':'invalid_grant'}");
    assertThat(failure(builder()::discover)).hasCauseInstanceOf(UnavailableException.class);
  }
}
