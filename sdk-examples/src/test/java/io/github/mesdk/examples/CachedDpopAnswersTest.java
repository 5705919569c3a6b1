package io.github.mesdk.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.error.InvalidRequestException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.AccessToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the cache of answers with tokens that are bound to a DPoP key. */
class CachedDpopAnswersTest {
  private final MockWebServer server = NoDelaySockets.newServer();

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (request.getTarget().equals("/token")) {
              return new MockResponse.Builder()
                  .body("{\"access_token\":\"bound\",\"token_type\":\"DPoP\",\"expires_in\":3600}")
                  .build();
            }
            return "DPoP bound".equals(request.getHeaders().get("Authorization"))
                ? new MockResponse.Builder().body("{\"sub\":\"ada\"}").build()
                : new MockResponse.Builder()
                    .code(401)
                    .setHeader("WWW-Authenticate", "DPoP error=\"invalid_token\"")
                    .build();
          }
        });
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aStolenTokenWithoutItsKeyGetsNoCachedAnswer() {
    URI origin = server.url("/").uri();
    AccessToken token =
        OAuth2Issuer.builder(origin)
            .tokenEndpoint(origin.resolve("/token"))
            .build()
            .clientCredentials(OAuth2Client.basic("app", "hush-hush"))
            .dpop()
            .build()
            .token();
    MeClient<UserInfo> client =
        MeClient.builder(Oidc.userInfo(origin.resolve("/userinfo")))
            .tokenProvider(() -> token)
            .answerCache(MeCache.builder().build())
            .build();
    client.me();
    assertThat(client.me().sub()).isEqualTo("ada");
    assertThat(client.me(MeRequest.ofToken(token)).sub()).isEqualTo("ada");
    assertThat(server.getRequestCount()).isEqualTo(2); // the token and one answer
    assertThat(catchThrowable(() -> client.me(MeRequest.ofToken("bound"))))
        .isInstanceOf(InvalidRequestException.class);
  }
}
