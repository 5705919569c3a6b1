package io.github.mesdk.testkit.wire;

import java.io.IOException;

/** The part of HTTP/2 framing (RFC 9113, sections 4 and 6) that the faults of HTTP/2 need. */
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

  /** The default maximum payload of a frame. */
  static final int MAX_FRAME_SIZE = 16_384;

  private static final int ACK = 1;
  private static final int PREFACE_LENGTH = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length();
  private static final int HEADER_LENGTH = 9;

  private Frames() {}

  static byte[] frame(int type, int flags, int stream, byte... payload) {
    return Bytes.join(header(type, flags, stream, payload.length), payload);
  }

  /** The header of a frame with this payload length. */
  static byte[] header(int type, int flags, int stream, int length) {
    return Bytes.of(length >> 16, length >> 8, length, type, flags, 0, 0, 0, stream);
  }

  static byte[] int32(int value) {
    return Bytes.of(value >> 24, value >> 16, value >> 8, value);
  }

  /** A HEADERS frame with status 200: entry 8 of HPACK's static table. */
  static byte[] okHeaders(int stream) {
    return frame(HEADERS, END_HEADERS, stream, (byte) 0x88);
  }

  /** Negotiates TLS and HTTP/2, and reads the client's preface. */
  static void negotiate(FaultConnection connection) throws IOException {
    connection.startTls(TlsIdentity.ofLoopback(), "h2");
    connection.read(PREFACE_LENGTH);
  }

  /** Negotiates HTTP/2 and returns the id of the first stream that the client opens. */
  static int openStream(FaultConnection connection) throws IOException {
    negotiate(connection);
    connection.send(frame(SETTINGS, 0, 0));
    return nextStream(connection);
  }

  /**
   * Reads until the client opens the next stream, and returns the id of the stream. The id must be
   * at most 127, because this method reads only the last byte of the id.
   */
  static int nextStream(FaultConnection connection) throws IOException {
    while (true) {
      byte[] header = connection.read(HEADER_LENGTH);
      connection.read((header[0] & 0xff) << 16 | (header[1] & 0xff) << 8 | (header[2] & 0xff));
      if (header[3] == SETTINGS && (header[4] & ACK) == 0) {
        connection.send(frame(SETTINGS, ACK, 0));
      } else if (header[3] == HEADERS) {
        connection.recordRequest("HTTP/2 stream " + header[8]);
        return header[8];
      }
    }
  }
}
