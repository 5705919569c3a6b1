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

/** What is read of a reply is bounded by what its body has grown by. */
class ReplyBoundsTest extends TransportFixture {
  private static final int LARGE = 300_000;

  private final Transport patient = new Transport(null, LARGE, false);

  private HttpResult execute(MockResponse response) {
    server.enqueue(response);
    return patient.execute(get(), soon());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 1_000, LARGE})
  void aLargeBodyMayComeInChunksOfAnySize(int size) {
    String body = "x".repeat(LARGE);
    Reply reply = (Reply) execute(new MockResponse.Builder().chunkedBody(body, size).build());
    assertThat(reply.body()).hasSize(LARGE);
  }

  /** Packed, with this much effort; none stores the bytes as they are. */
  private static Buffer gzip(byte[] body, int effort) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(packed) {
          {
            def.setLevel(effort);
          }
        }) {
      gzip.write(body);
    }
    return new Buffer().write(packed.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {Deflater.NO_COMPRESSION, Deflater.BEST_COMPRESSION})
  void aLargeBodyMayBePackedWellOrNotAtAll(int effort) throws IOException {
    byte[] body = new byte[LARGE];
    MockResponse packed =
        new MockResponse.Builder()
            .setHeader("Content-Encoding", "gzip")
            .body(gzip(body, effort))
            .build();
    assertThat(((Reply) execute(packed)).body()).isEqualTo(body);
  }

  @Test
  void aHeadMayBeLargeAndComeAfterOthers() {
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
  void aHeadOfMoreThanSixtyFourKibibytesIsNoReply() {
    MockResponse.Builder response = Servers.json(200, "{}").newBuilder();
    response.setHeader("X-Large", "x".repeat(64 * 1024));
    TransportFailure failure = (TransportFailure) execute(response.build());
    assertThat(failure.reason()).isEqualTo(Reason.RESET);
  }

  @Test
  void eachReplyOnAKeptConnectionIsCountedAnew() {
    for (int i = 0; i < 5; i++) {
      MockResponse.Builder response = Servers.json(200, "{}").newBuilder();
      response.setHeader("X-Large", "x".repeat(50_000));
      assertThat(execute(response.build())).isInstanceOf(Reply.class);
    }
  }
}
