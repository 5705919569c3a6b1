package io.github.mesdk.testkit.wire;

import java.io.IOException;

/** HTTP/2 servers that send endless headers or compressed data to exhaust the client's memory. */
final class Bombs {
  /** Status 200 and {@code content-encoding: gzip} in HPACK (RFC 7541, sections 6.1 and 6.2.2). */
  private static final byte[] GZIP_RESPONSE_HEADERS =
      Bytes.join(Bytes.of(0x88, 0x0f, 0x0b, 4), Bytes.utf8("gzip"));

  /** A header with empty name and value, without indexing: RFC 7541, section 6.2.2. */
  private static final byte[] EMPTY_HEADER = Bytes.of(0, 0, 0);

  /** The same header with indexing, so that it can be referenced by its index. */
  private static final byte[] INDEXED_EMPTY_HEADER = Bytes.of(0x40, 0, 0);

  private static final int EMPTY_HEADER_INDEX = 0xbe;
  private static final int STATUS_FRAMES = 512;

  private Bombs() {}

  /** Endless CONTINUATION frames with small, complete headers. */
  static void endlessHeaders(FaultConnection connection) throws IOException {
    byte[] header = Bytes.join(Bytes.of(0, 3), Bytes.utf8("x-a"), Bytes.of(3), Bytes.utf8("b-c"));
    continueHeaders(connection, Bytes.of(0x88), header);
  }

  /** Endless CONTINUATION frames with empty headers. */
  static void emptyHeaders(FaultConnection connection) throws IOException {
    continueHeaders(connection, Bytes.of(0x88), EMPTY_HEADER);
  }

  /** One indexed empty header, then endless references to it of one byte each. */
  static void repeatedHeader(FaultConnection connection) throws IOException {
    byte[] firstFragment = Bytes.join(Bytes.of(0x88), INDEXED_EMPTY_HEADER);
    continueHeaders(connection, firstFragment, Bytes.of(EMPTY_HEADER_INDEX));
  }

  /** One header with a declared length of two gigabytes, sent at full speed. */
  static void hugeHeader(FaultConnection connection) throws IOException {
    byte[] firstFragment =
        Bytes.join(
            Bytes.of(0x88, 0, 3),
            Bytes.utf8("x-a"),
            // 127 + 0x77777780 as an HPACK integer, RFC 7541, section 5.1.
            Bytes.of(0x7f, 0x80, 0xff, 0xdd, 0xbb, 0x07));
    continueHeaders(connection, firstFragment, new byte[1]);
  }

  private static void continueHeaders(FaultConnection connection, byte[] firstFragment, byte[] more)
      throws IOException {
    int stream = Frames.openStream(connection);
    connection.send(Frames.frame(Frames.HEADERS, 0, stream, firstFragment));
    byte[] block = Bytes.repeated(Frames.MAX_FRAME_SIZE / more.length, more);
    connection.flood(Frames.frame(Frames.CONTINUATION, 0, stream, block));
  }

  /** Endless complete HEADERS frames for the same stream. */
  static void statuses(FaultConnection connection) throws IOException {
    connection.flood(
        Bytes.repeated(STATUS_FRAMES, Frames.okHeaders(Frames.openStream(connection))));
  }

  /** A gzip body with an endless file name, sent slowly enough for the flow control window. */
  static void gzipName(FaultConnection connection) throws IOException {
    int stream = Frames.openStream(connection);
    connection.send(
        Frames.frame(Frames.HEADERS, Frames.END_HEADERS, stream, GZIP_RESPONSE_HEADERS));
    connection.send(Frames.frame(Frames.DATA, 0, stream, Bodies.GZIP_BEFORE_NAME));
    byte[] name = Bytes.repeated(Frames.MAX_FRAME_SIZE, Bytes.utf8("a"));
    connection.floodInSteps(Bytes.repeated(16, Frames.frame(Frames.DATA, 0, stream, name)));
  }
}
