package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.testkit.wire.FaultServer;
import io.github.mesdk.testkit.wire.WireFault;
import io.github.mesdk.token.TokenProvider;
import java.util.List;
import java.util.Locale;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that credentials are sent only to the configured origin. */
class CrossOriginTest {
  private static final String TOKEN = "the-token-of-ada";

  /** Offers a cookie for every address and fails when a cookie is stored. */
  private static final class TestCookieJar implements CookieJar {
    @Override
    public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
      throw new AssertionError("a cookie was stored: " + cookies);
    }

    @Override
    public List<Cookie> loadForRequest(HttpUrl url) {
      return List.of(new Cookie.Builder().name("a").value("b").domain(url.host()).build());
    }
  }

  private static final OkHttpClient PERMISSIVE =
      new OkHttpClient.Builder()
          .followRedirects(true)
          .followSslRedirects(true)
          .cookieJar(new TestCookieJar())
          .build();

  private static void assertNotFollowed(
      IdentityProvider<?> provider, String header, FaultServer server) {
    MeClientBuilder<?> builder =
        MeClient.builder(provider).tokenProvider(TokenProvider.of(TOKEN)).httpClient(PERMISSIVE);
    try (MeClient<?> client = builder.header("X-Gateway-Key", "of-the-gateway").build()) {
      assertThatThrownBy(client::me).isInstanceOf(UnexpectedResponseException.class);
    }
    assertThat(server.requestHeads()).hasSize(1);
    assertThat(server.requestHeads().get(0).toLowerCase(Locale.ROOT))
        .contains(header, TOKEN, "of-the-gateway")
        .doesNotContain("cookie:");
    assertThat(server.requestHeadsAtOtherOrigins()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "REDIRECT_[0-9]+")
  void aRedirectReceivesNoCredentialAndNoCookie(WireFault redirect) {
    try (FaultServer server = FaultServer.start(redirect)) {
      assertNotFollowed(Testiny.provider().at(server.baseUrl()), "x-api-key:", server);
    }
    try (FaultServer server = FaultServer.start(redirect)) {
      assertNotFollowed(Oidc.userInfo(server.baseUrl()), "authorization: bearer", server);
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {"REDIRECT_LOOP", "REDIRECT_CHAIN", "REDIRECT_TO_FILE", "REDIRECT_TO_INVALID_URL"})
  void otherRedirectsAreNotFollowedEither(WireFault redirect) {
    try (FaultServer server = FaultServer.start(redirect)) {
      assertNotFollowed(Testiny.provider().at(server.baseUrl()), "x-api-key:", server);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "COOKIE")
  void aCookieIsNotSentBack(WireFault cookie) {
    try (FaultServer server = FaultServer.start(cookie, "{\"userId\":7}");
        MeClient<?> client =
            MeClient.builder(Testiny.provider().at(server.baseUrl()))
                .tokenProvider(TokenProvider.of(TOKEN))
                .httpClient(PERMISSIVE)
                .build()) {
      client.me();
      client.me();
      assertThat(server.requestHeads())
          .hasSize(2)
          .allSatisfy(head -> assertThat(head.toLowerCase(Locale.ROOT)).doesNotContain("cookie:"));
    }
  }
}
