package io.github.mesdk.testkit.wire;

import java.io.IOException;

/** HTTP/2 by hand, as far as it takes to break it: RFC 9113 sections 4 and 6. */
final class Frames {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int CONTINUATION = 9;

  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  static final int PROTOCOL_ERROR = 1;
  static final int INTERNAL_ERROR = 2;
  static final int REFUSED_STREAM = 7;

  /** As long as a frame may be unless its reader says otherwise. */
  static final int LONGEST = 16_384;

  private static final int ACK = 1;
  private static final int PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length();
  private static final int HEAD = 9;

  private Frames() {}

  static byte[] frame(int type, int flags, int stream, byte... payload) {
    return Texts.join(head(type, flags, stream, payload.length), payload);
  }

  /** The beginning of a frame whose payload has this length. */
  static byte[] head(int type, int flags, int stream, int length) {
    return Texts.bytes(length >> 16, length >> 8, length, type, flags, 0, 0, 0, stream);
  }

  static byte[] number(int value) {
    return Texts.bytes(value >> 24, value >> 16, value >> 8, value);
  }

  /** Headers that say 200: number 8 of HPACK's static table. */
  static byte[] ok(int stream) {
    return frame(HEADERS, END_HEADERS, stream, (byte) 0x88);
  }

  /** Agrees on TLS and on HTTP/2, and hears the client agree. */
  static void agree(FaultConnection connection) throws IOException {
    connection.startTls(TlsIdentity.ofLoopback(), "h2");
    connection.read(PREFACE);
  }

  /** Agrees, and gives the number of the first stream that the client opens. */
  static int open(FaultConnection connection) throws IOException {
    agree(connection);
    connection.send(frame(SETTINGS, 0, 0));
    return nextStream(connection);
  }

  /** Reads on to the next stream that the client opens; the first hundred numbers fit in a byte. */
  static int nextStream(FaultConnection connection) throws IOException {
    while (true) {
      byte[] head = connection.read(HEAD);
      connection.read((head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | (head[2] & 0xff));
      if (head[3] == SETTINGS && (head[4] & ACK) == 0) {
        connection.send(frame(SETTINGS, ACK, 0));
      } else if (head[3] == HEADERS) {
        connection.requested("HTTP/2 stream " + head[8]);
        return head[8];
      }
    }
  }
}
