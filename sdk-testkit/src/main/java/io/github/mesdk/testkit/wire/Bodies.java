package io.github.mesdk.testkit.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Bodies that are too large, decompress to too much, or do not match their encoding. */
final class Bodies {
  private static final int MEBIBYTE = 1024 * 1024;
  private static final int BOMB_MEBIBYTES = 1024;
  private static final int LARGE_MEBIBYTES = 40;
  private static final int GZIP_TRAILER_LENGTH = 8;

  private static final int EMPTY_BLOCKS = 2_000;

  /** A gzip header (RFC 1952) up to the original file name. A zero byte would end the name. */
  static final byte[] GZIP_BEFORE_NAME = Bytes.of(0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3);

  /** The bytes per write. They are few, so a test can serve many clients with little memory. */
  private static final int BUFFER_SIZE = 16 * 1024;

  /** A stored block of RFC 1951 that has length 0 and is not the last one. */
  private static final byte[] EMPTY_BLOCK = Bytes.of(0, 0, 0, 0xff, 0xff);

  private static final String GZIP_ENCODING = "Content-Encoding: gzip";

  private Bodies() {}

  /** The regular answer padded with spaces to 40 MiB: valid except for its size. */
  static void large(FaultConnection connection) throws IOException {
    while (connection.readRequest()) {
      if (connection.isRecovered()) {
        connection.sendText(connection.regularReply());
      } else {
        pad(connection);
      }
    }
  }

  private static void pad(FaultConnection connection) throws IOException {
    byte[] answer = Bytes.utf8(connection.answer());
    byte[] spaces = Bytes.repeated(BUFFER_SIZE, Bytes.utf8(" "));
    int buffers = LARGE_MEBIBYTES * MEBIBYTE / BUFFER_SIZE;
    connection.send(
        FaultConnection.head(
            "HTTP/1.1 200 OK", "Content-Length: " + (answer.length + buffers * BUFFER_SIZE)));
    connection.send(answer);
    for (int i = 0; i < buffers; i++) {
      connection.send(spaces);
    }
  }

  /** An endless chunked body. */
  static void endlessChunks(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send(FaultConnection.head("HTTP/1.1 200 OK", "Transfer-Encoding: chunked"));
      connection.send("9\r\n{\"note\":\"\r\n");
      connection.flood(Bytes.utf8("2000\r\n" + "a".repeat(0x2000) + "\r\n"));
    }
  }

  /** An endless body without a length. The close that would end the body never happens. */
  static void endless(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send(FaultConnection.head("HTTP/1.1 200 OK", "Connection: close"));
      connection.send("{\"note\":\"");
      connection.flood(Bytes.utf8("a".repeat(0x2000)));
    }
  }

  /** One gibibyte of zeros compressed to a mebibyte, generated while it is sent. */
  static void gzipBomb(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send(FaultConnection.head("HTTP/1.1 200 OK", GZIP_ENCODING, "Connection: close"));
      try (OutputStream compressed = new GZIPOutputStream(sink(connection))) {
        writeZeros(compressed);
      }
    }
  }

  /** One gibibyte of zeros compressed with {@code deflate}, which the client has not requested. */
  static void deflateBomb(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send(
          FaultConnection.head(
              "HTTP/1.1 200 OK", "Content-Encoding: deflate", "Connection: close"));
      try (OutputStream compressed =
          new DeflaterOutputStream(sink(connection), new Deflater(Deflater.BEST_SPEED))) {
        writeZeros(compressed);
      }
    }
  }

  private static void writeZeros(OutputStream compressed) throws IOException {
    byte[] zeros = new byte[BUFFER_SIZE];
    for (int i = 0; i < BOMB_MEBIBYTES * (MEBIBYTE / BUFFER_SIZE); i++) {
      compressed.write(zeros);
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

  /** Endless compressed blocks that decompress to nothing. */
  static void endlessGzipOfNothing(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send(FaultConnection.head("HTTP/1.1 200 OK", GZIP_ENCODING, "Connection: close"));
      connection.send(Bytes.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3)); // gzip header, RFC 1952
      connection.flood(Bytes.repeated(EMPTY_BLOCKS, EMPTY_BLOCK));
    }
  }

  /** Gzip whose header has an endless file name. */
  static void endlessGzipName(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send(FaultConnection.head("HTTP/1.1 200 OK", GZIP_ENCODING, "Connection: close"));
      connection.send(GZIP_BEFORE_NAME);
      connection.flood(Bytes.repeated(BUFFER_SIZE, Bytes.utf8("a")));
    }
  }

  /** The regular answer, declared as gzip but not compressed. */
  static void notCompressed(FaultConnection connection) throws IOException {
    connection.answerEach(compressedReply(Bytes.utf8(connection.answer()), GZIP_ENCODING));
  }

  /** The regular answer, compressed twice with gzip and declared as such. */
  static void compressedTwice(FaultConnection connection) throws IOException {
    byte[] twice = gzip(gzip(Bytes.utf8(connection.answer())));
    connection.answerEach(compressedReply(twice, "Content-Encoding: gzip, gzip"));
  }

  /** The regular answer as gzip with a wrong checksum. */
  static void wrongChecksum(FaultConnection connection) throws IOException {
    byte[] compressed = gzip(Bytes.utf8(connection.answer()));
    compressed[compressed.length - GZIP_TRAILER_LENGTH] ^= 1;
    connection.answerEach(compressedReply(compressed, GZIP_ENCODING));
  }

  /** The regular answer as gzip with trailing bytes. */
  static void moreAfterGzip(FaultConnection connection) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    compressed.writeBytes(gzip(Bytes.utf8(connection.answer())));
    compressed.writeBytes(Bytes.utf8("and more"));
    connection.answerEach(compressedReply(compressed.toByteArray(), GZIP_ENCODING));
  }

  /** The first half of the regular answer as gzip, with the length of this half. */
  static void halfOfGzip(FaultConnection connection) throws IOException {
    byte[] compressed = gzip(Bytes.utf8(connection.answer()));
    byte[] half = Arrays.copyOf(compressed, compressed.length / 2);
    connection.answerEach(compressedReply(half, GZIP_ENCODING));
  }

  private static byte[] compressedReply(byte[] body, String encoding) {
    ByteArrayOutputStream reply = new ByteArrayOutputStream();
    String length = "Content-Length: " + body.length;
    reply.writeBytes(Bytes.utf8(FaultConnection.head("HTTP/1.1 200 OK", encoding, length)));
    reply.writeBytes(body);
    return reply.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    }
    return compressed.toByteArray();
  }
}
