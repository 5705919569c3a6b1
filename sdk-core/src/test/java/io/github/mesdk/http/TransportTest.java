package io.github.mesdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect.CloseSocket;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads replies and hardens the client that sends the requests. */
class TransportTest extends TransportFixture {

  private Reply reply(MockResponse response) {
    server.enqueue(response);
    return (Reply) transport.execute(get(), soon());
  }

  @Test
  void aReplyIsRead() {
    Reply reply = reply(Servers.json(200, "{}"));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).asString().isEqualTo("{}");
    assertThat(reply.header("content-type")).contains("application/json");
    assertThat(reply.requestsSent()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 307, 308})
  void redirectsAreNotFollowed(int status) throws Exception {
    try (MockWebServer other = NoDelaySockets.newServer()) {
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
  void aBodyBeyondTheCapIsDropped() {
    assertThat(reply(Servers.json(200, "x".repeat((int) CAP))).body()).hasSize((int) CAP);
    Reply larger = reply(Servers.json(200, "x".repeat((int) CAP + 1)));
    assertThat(larger.isTooLarge()).isTrue();
    assertThat(larger.body()).isEmpty();
  }

  @Test
  void theCapAppliesAfterDecompression() throws Exception {
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
  void aRequestAfterATooLargeBodySucceeds() {
    reply(Servers.json(200, "x".repeat((int) CAP * 50)));
    assertThat(reply(Servers.json(200, "{}")).body()).asString().isEqualTo("{}");
  }

  @Test
  void cookiesAreNotKept() throws Exception {
    reply(new MockResponse.Builder().addHeader("Set-Cookie", "session=1; Path=/").build());
    reply(new MockResponse.Builder().build());
    server.takeRequest();
    assertThat(server.takeRequest().getHeaders().get("Cookie")).isNull();
  }

  /** Returns a cookie for every URL. */
  private static final class FullJar implements CookieJar {
    @Override
    public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {}

    @Override
    public List<Cookie> loadForRequest(HttpUrl url) {
      return List.of(new Cookie.Builder().name("a").value("b").domain(url.host()).build());
    }
  }

  @Test
  void aCallersOwnClientIsHardened() throws Exception {
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
    assertThat(((Reply) derived.execute(get(), soon())).status()).isEqualTo(302);
    RecordedRequest request = server.takeRequest();
    assertThat(request.getHeaders().get("X-Mine")).isEqualTo("yes");
    assertThat(request.getHeaders().get("Cookie")).isNull();
    derived.close();
    assertThat(own.dispatcher().executorService().isShutdown()).isFalse();
    assertThat(own.connectionPool().connectionCount()).isEqualTo(1);
  }

  @Test
  void aRequestThatOkHttpRepeatsIsCounted() {
    OkHttpClient proxied =
        new OkHttpClient.Builder()
            .proxy(server.getProxyAddress())
            .proxyAuthenticator((route, refused) ->
                refused.request().newBuilder().header("Proxy-Authorization", "x").build())
            .build();
    server.enqueue(new MockResponse.Builder().code(407).build());
    server.enqueue(new MockResponse.Builder().build());
    HttpResult result = new Transport(proxied, CAP, false).execute(get(), soon());
    assertThat(((Reply) result).status()).isEqualTo(200);
    assertThat(result.requestsSent()).isEqualTo(2);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "408,",
    "408,0",
    "408,99999999999",
    "503,",
    "503,0",
    "503,1",
    "503,99999999999",
    "503,aé"
  })
  void okHttpDoesNotRepeatARequestByItself(int status, String retryAfter) {
    List<Response> seen = new ArrayList<>();
    Interceptor recording =
        chain -> {
          Response response = chain.proceed(chain.request());
          seen.add(response);
          return response;
        };
    OkHttpClient own =
        new OkHttpClient.Builder()
            .addInterceptor(recording)
            .addNetworkInterceptor(recording)
            .build();
    MockResponse.Builder unavailable = new MockResponse.Builder().code(status);
    if (retryAfter != null) {
      unavailable
          .addHeader("Retry-After", "of another")
          .addHeaderLenient("Retry-After", retryAfter);
    }
    server.enqueue(unavailable.build());
    HttpResult result = new Transport(own, CAP, false).execute(get(), soon());
    assertThat(result.requestsSent()).isEqualTo(1);
    assertThat(((Reply) result).status()).isEqualTo(status);
    assertThat(((Reply) result).header("Retry-After")).isEqualTo(Optional.ofNullable(retryAfter));
    assertThat(seen)
        .hasSize(2)
        .allSatisfy(response -> {
          assertThat(response.header("Retry-After")).isEqualTo(retryAfter);
          assertThat(response.headers().names()).noneMatch(name -> name.startsWith("Mesdk"));
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aOneShotRequestIsNotRepeatedWhenAReusedConnectionCloses(boolean once) {
    WireRequest.Builder post =
        WireRequest.builder("POST", Servers.origin(server), "/token").json(new byte[] {'{', '}'});
    WireRequest request = (once ? post.once() : post).build();
    server.enqueue(Servers.json(200, "{}"));
    server.enqueue(new MockResponse.Builder().onResponseStart(new CloseSocket()).build());
    server.enqueue(Servers.json(200, "{}"));
    assertThat(transport.execute(request, soon())).isInstanceOf(Reply.class);
    HttpResult second = transport.execute(request, soon());
    assertThat(second instanceof TransportFailure).isEqualTo(once);
    assertThat(server.getRequestCount()).isEqualTo(once ? 2 : 3);
  }

  @Test
  void challengesAreParsedForAnyStatus() {
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
    assertThat(reply.withoutChallenges().challenges()).isEmpty();
    assertThat(reply.withoutChallenges().status()).isEqualTo(403);
  }

  @Test
  void toStringOmitsQueryHeadersAndBody() {
    WireRequest request =
        WireRequest.builder("POST", Servers.origin(server), "/me")
            .query("token", "5ecret")
            .header("X-Api-Key", "5ecret")
            .json("{\"a\":\"5ecret\"}".getBytes(StandardCharsets.UTF_8))
            .build();
    assertThat(request.toString()).isEqualTo("POST " + Servers.origin(server) + "/me");
  }
}
