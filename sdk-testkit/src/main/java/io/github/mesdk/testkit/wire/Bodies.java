package io.github.mesdk.testkit.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Bodies that are too large, that unpack to too much, or that are not packed as they say. */
final class Bodies {
  private static final int MEBIBYTE = 1024 * 1024;
  private static final int BOMB_MEBIBYTES = 1024;
  private static final int LARGE_MEBIBYTES = 40;
  private static final int TRAILER_OF_GZIP = 8;

  private static final int BLOCKS = 2_000;

  /** The header of RFC 1952 up to the original file's name, which ends with a zero. */
  static final byte[] GZIP_BEFORE_NAME = Texts.bytes(0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3);

  /** As much as is sent at once, and held: a test may serve many clients with little memory. */
  private static final int PIECE = 16 * 1024;

  /** Of RFC 1951, not the last one, stored, of length 0. */
  private static final byte[] EMPTY_BLOCK = Texts.bytes(0, 0, 0, 0xff, 0xff);

  private static final String PACKED = "Content-Encoding: gzip";

  private Bodies() {}

  /** The good answer, and spaces up to 40 MiB: nothing is wrong with it but its size. */
  static void large(FaultConnection connection) throws IOException {
    while (connection.readRequest()) {
      if (connection.isRecovered()) {
        connection.sendText(connection.goodReply());
      } else {
        pad(connection);
      }
    }
  }

  private static void pad(FaultConnection connection) throws IOException {
    byte[] answer = Texts.utf8(connection.answer());
    byte[] spaces = Texts.repeated(PIECE, Texts.utf8(" "));
    int pieces = LARGE_MEBIBYTES * MEBIBYTE / PIECE;
    connection.send(
        FaultConnection.head(
            "HTTP/1.1 200 OK", "Content-Length: " + (answer.length + pieces * PIECE)));
    connection.send(answer);
    for (int i = 0; i < pieces; i++) {
      connection.send(spaces);
    }
  }

  /** In chunks, without an end. */
  static void endlessChunks(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send(FaultConnection.head("HTTP/1.1 200 OK", "Transfer-Encoding: chunked"));
      connection.send("9\r\n{\"note\":\"\r\n");
      connection.flood(Texts.utf8("2000\r\n" + "a".repeat(0x2000) + "\r\n"));
    }
  }

  /** Without a length, to be read until the connection ends, which it does not. */
  static void endless(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send(FaultConnection.head("HTTP/1.1 200 OK", "Connection: close"));
      connection.send("{\"note\":\"");
      connection.flood(Texts.utf8("a".repeat(0x2000)));
    }
  }

  /** One gibibyte of nothing in a mebibyte, made on the way. */
  static void gzipBomb(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send(FaultConnection.head("HTTP/1.1 200 OK", PACKED, "Connection: close"));
      try (OutputStream packed = new GZIPOutputStream(sink(connection))) {
        explode(packed);
      }
    }
  }

  /** The same in a coding that a client has not asked for. */
  static void deflateBomb(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send(
          FaultConnection.head(
              "HTTP/1.1 200 OK", "Content-Encoding: deflate", "Connection: close"));
      try (OutputStream packed =
          new DeflaterOutputStream(sink(connection), new Deflater(Deflater.BEST_SPEED))) {
        explode(packed);
      }
    }
  }

  private static void explode(OutputStream packed) throws IOException {
    byte[] nothing = new byte[PIECE];
    for (int i = 0; i < BOMB_MEBIBYTES * (MEBIBYTE / PIECE); i++) {
      packed.write(nothing);
    }
  }

  private static OutputStream sink(FaultConnection connection) {
    return new OutputStream() {
      @Override
      public void write(int single) throws IOException {
        connection.send(new byte[] {(byte) single});
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        connection.send(Arrays.copyOfRange(bytes, offset, offset + length));
      }
    };
  }

  /** Packed blocks without an end, that unpack to not one byte. */
  static void endlessGzipOfNothing(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send(FaultConnection.head("HTTP/1.1 200 OK", PACKED, "Connection: close"));
      connection.send(Texts.bytes(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3)); // the header of RFC 1952
      connection.flood(Texts.repeated(BLOCKS, EMPTY_BLOCK));
    }
  }

  /** Gzip whose header holds a file's name that does not end. */
  static void endlessGzipName(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send(FaultConnection.head("HTTP/1.1 200 OK", PACKED, "Connection: close"));
      connection.send(GZIP_BEFORE_NAME);
      connection.flood(Texts.repeated(PIECE, Texts.utf8("a")));
    }
  }

  /** Called packed, but plain. */
  static void notPacked(FaultConnection connection) throws IOException {
    connection.answerEach(packedReply(Texts.utf8(connection.answer()), PACKED));
  }

  /** Packed twice, and saying so. */
  static void packedTwice(FaultConnection connection) throws IOException {
    byte[] twice = gzip(gzip(Texts.utf8(connection.answer())));
    connection.answerEach(packedReply(twice, "Content-Encoding: gzip, gzip"));
  }

  /** Packed, with a checksum that is not its own. */
  static void wrongChecksum(FaultConnection connection) throws IOException {
    byte[] packed = gzip(Texts.utf8(connection.answer()));
    packed[packed.length - TRAILER_OF_GZIP] ^= 1;
    connection.answerEach(packedReply(packed, PACKED));
  }

  /** Packed, with more behind the end. */
  static void moreAfterGzip(FaultConnection connection) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.writeBytes(gzip(Texts.utf8(connection.answer())));
    packed.writeBytes(Texts.utf8("and more"));
    connection.answerEach(packedReply(packed.toByteArray(), PACKED));
  }

  /** The first half of a packed body, with a length to match. */
  static void halfOfGzip(FaultConnection connection) throws IOException {
    byte[] packed = gzip(Texts.utf8(connection.answer()));
    byte[] half = Arrays.copyOf(packed, packed.length / 2);
    connection.answerEach(packedReply(half, PACKED));
  }

  private static byte[] packedReply(byte[] body, String encoding) {
    ByteArrayOutputStream reply = new ByteArrayOutputStream();
    String length = "Content-Length: " + body.length;
    reply.writeBytes(Texts.utf8(FaultConnection.head("HTTP/1.1 200 OK", encoding, length)));
    reply.writeBytes(body);
    return reply.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }
}
