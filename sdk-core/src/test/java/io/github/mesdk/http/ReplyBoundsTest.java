package io.github.mesdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.testing.Servers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes read outside a body are limited, and progress in the body resets the count. */
class ReplyBoundsTest extends TransportFixture {
  private static final int LARGE = 300_000;

  private final Transport largeCap = new Transport(null, LARGE, false);

  private HttpResult execute(MockResponse response) {
    server.enqueue(response);
    return largeCap.execute(get(), soon());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 1_000, LARGE})
  void aLargeBodyMayHaveChunksOfAnySize(int size) {
    String body = "x".repeat(LARGE);
    Reply reply = (Reply) execute(new MockResponse.Builder().chunkedBody(body, size).build());
    assertThat(reply.body()).hasSize(LARGE);
  }

  /**
   * Compresses {@code body} at this level; {@link Deflater#NO_COMPRESSION} stores the bytes
   * unchanged.
   */
  private static Buffer gzip(byte[] body, int level) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(compressed) {
          {
            def.setLevel(level);
          }
        }) {
      gzip.write(body);
    }
    return new Buffer().write(compressed.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {Deflater.NO_COMPRESSION, Deflater.BEST_COMPRESSION})
  void aLargeBodyMayBeCompressedAtAnyLevel(int level) throws IOException {
    byte[] body = new byte[LARGE];
    MockResponse compressed =
        new MockResponse.Builder()
            .setHeader("Content-Encoding", "gzip")
            .body(gzip(body, level))
            .build();
    assertThat(((Reply) execute(compressed)).body()).isEqualTo(body);
  }

  @Test
  void largeHeadersMayFollowInterimResponses() {
    MockResponse hints =
        new MockResponse.Builder().code(103).setHeader("Link", "x".repeat(10_000)).build();
    MockResponse.Builder response =
        Servers.json(200, "{}").newBuilder().addInformationalResponse(hints);
    response.addInformationalResponse(hints).setHeader("Set-Cookie", "x".repeat(30_000));
    Reply reply = (Reply) execute(response.build());
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Set-Cookie").orElseThrow()).hasSize(30_000);
  }

  @Test
  void headersOfMoreThan64KibAreRejected() {
    MockResponse.Builder response = Servers.json(200, "{}").newBuilder();
    response.setHeader("X-Large", "x".repeat(64 * 1024));
    TransportFailure failure = (TransportFailure) execute(response.build());
    assertThat(failure.reason()).isEqualTo(Reason.RESET);
  }

  @Test
  void theCountRestartsForEachReplyOnAConnection() {
    for (int i = 0; i < 5; i++) {
      MockResponse.Builder response = Servers.json(200, "{}").newBuilder();
      response.setHeader("X-Large", "x".repeat(50_000));
      assertThat(execute(response.build())).isInstanceOf(Reply.class);
    }
  }
}
