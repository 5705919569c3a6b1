package io.github.mesdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testing.Servers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a request that is answered. */
class TransportTest extends TransportFixture {

  private Reply reply(MockResponse response) {
    server.enqueue(response);
    return (Reply) transport.exchange(get(), soon());
  }

  @Test
  void readsAReply() {
    Reply reply = reply(Servers.json(200, "{}"));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).asString().isEqualTo("{}");
    assertThat(reply.header("content-type")).contains("application/json");
    assertThat(reply.requestsSent()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 307, 308})
  void followsNoRedirect(int status) throws Exception {
    try (MockWebServer other = new MockWebServer()) {
      other.start();
      Reply reply =
          reply(
              new MockResponse.Builder()
                  .code(status)
                  .setHeader("Location", Servers.origin(other) + "/stolen")
                  .build());
      assertThat(reply.status()).isEqualTo(status);
      assertThat(other.getRequestCount()).isZero();
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void readsABodyUpToTheCap() {
    assertThat(reply(Servers.json(200, "x".repeat((int) CAP))).body()).hasSize((int) CAP);
    Reply larger = reply(Servers.json(200, "x".repeat((int) CAP + 1)));
    assertThat(larger.isTooLarge()).isTrue();
    assertThat(larger.body()).isEmpty();
  }

  @Test
  void countsTheCapAfterDecompression() throws Exception {
    Buffer bomb = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(bomb))) {
      for (int i = 0; i < 10_000; i++) {
        sink.writeUtf8("0".repeat(1_000));
      }
    }
    assertThat(bomb.size()).isLessThan(100_000);
    Reply reply =
        reply(new MockResponse.Builder().setHeader("Content-Encoding", "gzip").body(bomb).build());
    assertThat(reply.isTooLarge()).isTrue();
  }

  @Test
  void asksAgainAfterATooLargeBody() {
    reply(Servers.json(200, "x".repeat((int) CAP * 50)));
    assertThat(reply(Servers.json(200, "{}")).body()).asString().isEqualTo("{}");
  }

  @Test
  void keepsNoCookies() throws Exception {
    reply(new MockResponse.Builder().addHeader("Set-Cookie", "session=1; Path=/").build());
    reply(new MockResponse.Builder().build());
    server.takeRequest();
    assertThat(server.takeRequest().getHeaders().get("Cookie")).isNull();
  }

  /** Has a cookie for every address. */
  private static final class FullJar implements CookieJar {
    @Override
    public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {}

    @Override
    public List<Cookie> loadForRequest(HttpUrl url) {
      return List.of(new Cookie.Builder().name("a").value("b").domain(url.host()).build());
    }
  }

  @Test
  void derivesFromAUsersClientAndHardensIt() throws Exception {
    OkHttpClient own =
        new OkHttpClient.Builder()
            .cookieJar(new FullJar())
            .addInterceptor(chain ->
                chain.proceed(chain.request().newBuilder().header("X-Mine", "yes").build()))
            .build();
    server.enqueue(
        new MockResponse.Builder()
            .code(302)
            .setHeader("Location", Servers.origin(server) + "/other")
            .build());
    Transport derived = new Transport(own, CAP, false);
    assertThat(((Reply) derived.exchange(get(), soon())).status()).isEqualTo(302);
    RecordedRequest request = server.takeRequest();
    assertThat(request.getHeaders().get("X-Mine")).isEqualTo("yes");
    assertThat(request.getHeaders().get("Cookie")).isNull();
    derived.close();
    assertThat(own.dispatcher().executorService().isShutdown()).isFalse();
    assertThat(own.connectionPool().connectionCount()).isEqualTo(1);
  }

  @Test
  void countsARequestThatTheHttpClientRepeats() {
    server.enqueue(new MockResponse.Builder().code(408).build());
    Reply reply = reply(new MockResponse.Builder().build());
    assertThat(reply.requestsSent()).isEqualTo(2);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void parsesChallengesWhateverTheStatus() {
    Reply reply =
        reply(
            new MockResponse.Builder()
                .code(403)
                .addHeader("WWW-Authenticate", "Basic realm=\"a, b\", Bearer error=\"x\"")
                .addHeader("WWW-Authenticate", "Bearer Scope=\"a \\\"b\\\"\", error=y")
                .build());
    assertThat(reply.challenges())
        .anySatisfy(challenge -> {
          assertThat(challenge.isScheme("bearer")).isTrue();
          assertThat(challenge.parameter("scope")).contains("a \"b\"");
          assertThat(challenge.parameter("error")).contains("y");
        })
        .hasSize(3);
  }

  @Test
  void showsNoQueryHeaderOrBodyOfARequest() {
    WireRequest request =
        WireRequest.builder("POST", Servers.origin(server), "/me")
            .query("token", "5ecret")
            .header("X-Api-Key", "5ecret")
            .json("{\"a\":\"5ecret\"}".getBytes(StandardCharsets.UTF_8))
            .build();
    assertThat(request.toString()).isEqualTo("POST " + Servers.origin(server) + "/me");
  }
}
