package io.github.mesdk.testkit.wire;

import java.io.IOException;

/** Servers that agree on HTTP/2 and send heads, or what is packed, until the client is full. */
final class Bombs {
  /** The status 200 and {@code content-encoding: gzip}: RFC 7541 sections 6.1 and 6.2.2. */
  private static final byte[] PACKED_HEAD =
      Texts.join(Texts.bytes(0x88, 0x0f, 0x0b, 4), Texts.utf8("gzip"));

  /** A header without a name and without a value, not to be remembered: RFC 7541 section 6.2.2. */
  private static final byte[] NOTHING = Texts.bytes(0, 0, 0);

  /** The same to be remembered, and then named by its place. */
  private static final byte[] NOTHING_REMEMBERED = Texts.bytes(0x40, 0, 0);

  private static final int PLACE_OF_NOTHING = 0xbe;
  private static final int STATUSES = 512;

  private Bombs() {}

  /** Headers that are continued without an end: small ones, each complete. */
  static void endlessHeaders(FaultConnection connection) throws IOException {
    byte[] header =
        Texts.join(Texts.bytes(0, 3), Texts.utf8("x-a"), Texts.bytes(3), Texts.utf8("b-c"));
    continueHeaders(connection, Texts.bytes(0x88), header);
  }

  /** Headers that are continued without an end and have nothing in them. */
  static void emptyHeaders(FaultConnection connection) throws IOException {
    continueHeaders(connection, Texts.bytes(0x88), NOTHING);
  }

  /** One empty header, and a byte for each of its repetitions. */
  static void repeatedHeader(FaultConnection connection) throws IOException {
    byte[] opened = Texts.join(Texts.bytes(0x88), NOTHING_REMEMBERED);
    continueHeaders(connection, opened, Texts.bytes(PLACE_OF_NOTHING));
  }

  /** One header that says it has two gigabytes, sent as fast as it goes. */
  static void hugeHeader(FaultConnection connection) throws IOException {
    byte[] opened =
        Texts.join(
            Texts.bytes(0x88, 0, 3),
            Texts.utf8("x-a"),
            // 127 + 0x77777780 in HPACK's form for integers, RFC 7541 section 5.1.
            Texts.bytes(0x7f, 0x80, 0xff, 0xdd, 0xbb, 0x07));
    continueHeaders(connection, opened, new byte[1]);
  }

  private static void continueHeaders(FaultConnection connection, byte[] opened, byte[] more)
      throws IOException {
    int stream = Frames.open(connection);
    connection.send(Frames.frame(Frames.HEADERS, 0, stream, opened));
    byte[] block = Texts.repeated(Frames.LONGEST / more.length, more);
    connection.flood(Frames.frame(Frames.CONTINUATION, 0, stream, block));
  }

  /** A whole head for the same stream, again and again. */
  static void statuses(FaultConnection connection) throws IOException {
    connection.flood(Texts.repeated(STATUSES, Frames.ok(Frames.open(connection))));
  }

  /** A packed body whose name has no end, no faster than a window is opened again. */
  static void gzipName(FaultConnection connection) throws IOException {
    int stream = Frames.open(connection);
    connection.send(Frames.frame(Frames.HEADERS, Frames.END_HEADERS, stream, PACKED_HEAD));
    connection.send(Frames.frame(Frames.DATA, 0, stream, Bodies.GZIP_BEFORE_NAME));
    byte[] name = Texts.repeated(Frames.LONGEST, Texts.utf8("a"));
    connection.floodInSteps(Texts.repeated(16, Frames.frame(Frames.DATA, 0, stream, name)));
  }
}
