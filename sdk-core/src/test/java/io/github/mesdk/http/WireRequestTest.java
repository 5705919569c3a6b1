package io.github.mesdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class WireRequestTest extends TransportFixture {

  private RecordedRequest sent(WireRequest.Builder request) throws InterruptedException {
    server.enqueue(new MockResponse.Builder().build());
    transport.execute(request.build(), soon());
    return server.takeRequest();
  }

  private WireRequest.Builder post(String path) {
    return WireRequest.builder("POST", URI.create(server.url(path).toString()), "");
  }

  @Test
  void aBodyOfAnyMediaTypeIsSentUnchanged() throws Exception {
    byte[] form = "a=1&b=%20".getBytes(StandardCharsets.UTF_8);
    RecordedRequest request = sent(post("/token").body("application/x-www-form-urlencoded", form));
    assertThat(request.getHeaders().values("Content-Type"))
        .containsExactly("application/x-www-form-urlencoded");
    assertThat(request.getBody().utf8()).isEqualTo("a=1&b=%20");
    assertThatIllegalArgumentException().isThrownBy(() -> post("/").body("no type", form));
  }

  @Test
  void aRequestIsNotRepeatedAfterA408() {
    server.enqueue(new MockResponse.Builder().code(408).build());
    server.enqueue(new MockResponse.Builder().build());
    WireRequest request = post("/token").body("text/plain", new byte[] {1}).build();
    Reply reply = (Reply) transport.execute(request, soon());
    assertThat(reply.status()).isEqualTo(408);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aUrlWithoutAnExtraPathIsSentUnchanged() throws Exception {
    assertThat(sent(post("/token/")).getTarget()).isEqualTo("/token/");
    assertThat(sent(post("/token?tenant=a/")).getTarget()).isEqualTo("/token?tenant=a/");
  }

  @Test
  void theDefaultUserAgentCanBeReplaced() throws Exception {
    assertThat(sent(post("/")).getHeaders().get("User-Agent")).startsWith("mesdk/");
    assertThat(sent(post("/").header("User-Agent", "mine")).getHeaders().values("User-Agent"))
        .containsExactly("mine");
  }

  @Test
  void toStringOmitsQueryAndBody() {
    WireRequest request =
        post("/token?key=hidden").body("text/plain", new byte[] {1}).header("X-Key", "own").build();
    assertThat(request.toString()).startsWith("POST http").endsWith("/token");
  }
}
