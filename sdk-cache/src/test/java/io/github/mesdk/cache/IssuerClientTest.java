package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.oauth2.IntrospectionBuilder;
import io.github.mesdk.oauth2.Issuers;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.oauth2.OAuth2IssuerBuilder;
import io.github.mesdk.oauth2.UserInfoBuilder;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The clients of an issuer share answers with clients of the same settings, without a scope. */
@Timeout(60)
class IssuerClientTest extends FleetFixture {
  private static final URI BASE = URI.create("https://id.example.com");
  private static final OAuth2Client CLIENT = OAuth2Client.basic("app", "sample-secret");

  /** The example of RFC 7517, appendix A.2. */
  private static final String DECRYPTION_KEY =
      """
      {"kty":"EC","crv":"P-256",
       "x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
       "y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
       "d":"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE",
       "use":"enc","kid":"1"}
      """;

  private static OAuth2Issuer issuer(UnaryOperator<OAuth2IssuerBuilder> settings) {
    OAuth2IssuerBuilder builder =
        OAuth2Issuer.builder(BASE)
            .userInfoEndpoint(BASE.resolve("/userinfo"))
            .introspectionEndpoint(BASE.resolve("/introspect"))
            .jwksUri(BASE.resolve("/keys"));
    return settings.apply(builder).build();
  }

  private static OAuth2Issuer issuer() {
    return issuer(UnaryOperator.identity());
  }

  private static IdentityProvider<?> decrypting() {
    OAuth2Client client = CLIENT.withDecryptionKeys(DECRYPTION_KEY);
    return issuer().userInfoBuilder().client(client).build();
  }

  private static String fingerprint(IdentityProvider<?> provider) {
    return HexFormat.of().formatHex(SettingsFingerprint.of(endpoint(provider)));
  }

  /** Returns the fingerprints of several clients, which each process computes alike. */
  static String fingerprints() {
    return Stream.of(
            Issuers.slack().userInfoEndpoint(BASE).build().userInfo(),
            issuer(to -> to.rolesClaim("a", "b").groupsClaim("c")).userInfo(),
            decrypting(),
            issuer().introspectionBuilder(CLIENT).audience("a", "b", "c", "d").build())
        .map(IssuerClientTest::fingerprint)
        .collect(Collectors.joining(" "));
  }

  @Test
  void aClientOfAnIssuerNeedsNoScope() {
    for (IdentityProvider<?> provider :
        List.of(
            issuer().userInfo(),
            issuer().userInfoBuilder().signedOnly("app").build(),
            decrypting(),
            issuer().introspection(CLIENT))) {
      assertThatCode(MeClient.builder(provider).answerCache(one.cache)::build)
          .doesNotThrowAnyException();
    }
    assertThat(fingerprints()).isEqualTo(fingerprints());
  }

  @Test
  void membersShareTheAnswerOfAnIssuerWithTheClaimsThatItMaps() throws Exception {
    try (MockWebServer server = NoDelaySockets.newServer()) {
      server.start();
      server.enqueue(
          new MockResponse.Builder().body("{\"sub\":\"ada\",\"r\":[\"admin\"]}").build());
      URI base = server.url("/").uri();
      for (Member member : List.of(one, two)) {
        OAuth2Issuer issuer =
            OAuth2Issuer.builder(base).userInfoEndpoint(base).rolesClaim("r").build();
        MeClient<UserInfo> client =
            MeClient.builder(issuer.userInfo()).answerCache(member.cache).build();
        UserInfo user = client.me(MeRequest.ofToken("token-of-ada"));
        assertThat(user.identity().roles()).containsExactly("admin");
        awaitWrites(); // otherwise the next member might wait for the lease, on the fake clock
      }
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  /** The keys that verify a signature come through that client. */
  @Test
  void anIssuerWithAnOkHttpClientNeedsAScopeForSignedAnswers() {
    OAuth2Issuer proxied = issuer(to -> to.httpClient(new OkHttpClient()));
    IdentityProvider<?> signed = proxied.userInfoBuilder().clientId("app").build();
    assertThatThrownBy(MeClient.builder(signed).answerCache(one.cache)::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cacheScope");
    assertThatCode(MeClient.builder(signed).cacheScope("a").answerCache(one.cache)::build)
        .doesNotThrowAnyException();
    assertThatCode(MeClient.builder(proxied.userInfo()).answerCache(one.cache)::build)
        .doesNotThrowAnyException();
  }

  @Test
  void aScopeNamesItsHttpClientAndNotItsOtherSettings() {
    OAuth2Issuer proxied = issuer(to -> to.httpClient(new OkHttpClient()));
    assertSeparate(
        Stream.of("ada", "bob")
            .map(user -> proxied.userInfoBuilder().clientId("app").subject(user).build()));
  }

  private static void assertSeparate(Stream<? extends IdentityProvider<?>> providers) {
    assertThat(providers.map(IssuerClientTest::fingerprint)).doesNotHaveDuplicates();
  }

  @Test
  void eachSettingOfAnIssuerSeparatesTheAnswers() {
    assertSeparate(
        Stream.<UnaryOperator<OAuth2IssuerBuilder>>of(
                UnaryOperator.identity(),
                to -> to.jwksUri(BASE.resolve("/other")),
                to -> to.leeway(Duration.ofSeconds(1)),
                to -> to.rolesClaim("a"),
                to -> to.rolesClaim("a", "b"),
                to -> to.rolesClaim("a, b"),
                to -> to.groupsClaim("a"))
            .map(settings -> issuer(settings).userInfo()));
    URI userInfo = BASE.resolve("/userinfo");
    assertSeparate(
        Stream.of(
                OAuth2Issuer.builder(BASE),
                OAuth2Issuer.builder(BASE.resolve("/other")),
                Issuers.gitLab(BASE),
                Issuers.zitadel(BASE),
                Issuers.zitadel(BASE, "1"))
            .map(issuer -> issuer.userInfoEndpoint(userInfo).build().userInfo()));
  }

  @Test
  void eachOptionOfAnEndpointSeparatesTheAnswers() {
    assertSeparate(
        Stream.<UnaryOperator<UserInfoBuilder>>of(
                UnaryOperator.identity(),
                to -> to.clientId("app"),
                to -> to.clientId("other"),
                to -> to.client(CLIENT.withDecryptionKeys(DECRYPTION_KEY)),
                to -> to.signedOnly("app"),
                to -> to.allowMissingIssuerAndAudience(),
                to -> to.subject("app"),
                to -> to.subject("other"))
            .map(options -> options.apply(issuer().userInfoBuilder()).build()));
    assertSeparate(
        Stream.<UnaryOperator<IntrospectionBuilder>>of(
                UnaryOperator.identity(),
                to -> to.audience("a"),
                to -> to.audience("a", "b"),
                to -> to.audience("a, b"),
                to -> to.subjectClaim("client_id"))
            .map(options -> options.apply(issuer().introspectionBuilder(CLIENT)).build()));
  }
}
