package io.github.mesdk.testkit.wire;

import java.io.IOException;

/** Servers that agree on HTTP/2 and then break off, say nothing or say too much. */
final class Http2 {
  private static final int FLOOD = 64;

  /** The largest length that the head of a frame can tell. */
  private static final int LONGEST_TOLD = 0xff_ffff;

  private Http2() {}

  /** Takes requests and says nothing. */
  static void silent(Wire wire) throws IOException {
    Frames.open(wire);
    wire.fallSilent();
  }

  /** Goes away having served nothing, which a client may take for leave to ask again. */
  static void goAway(Wire wire) throws IOException {
    Frames.open(wire);
    wire.send(Frames.frame(Frames.GOAWAY, 0, 0, Texts.join(Frames.number(0), Frames.number(0))));
    wire.fallSilent();
  }

  /** Ends each stream with this error before a reply. */
  static Script streamError(int error) {
    return wire -> {
      for (int stream = Frames.open(wire); ; stream = Frames.nextStream(wire)) {
        wire.send(Frames.frame(Frames.RST_STREAM, 0, stream, Frames.number(error)));
      }
    };
  }

  /** Ends each stream in the middle of its body. */
  static void resetInBody(Wire wire) throws IOException {
    for (int stream = Frames.open(wire); ; stream = Frames.nextStream(wire)) {
      byte[] answer = Texts.utf8(wire.answer());
      wire.send(Frames.ok(stream));
      wire.send(Frames.frame(Frames.DATA, 0, stream, answer));
      wire.send(Frames.frame(Frames.RST_STREAM, 0, stream, Frames.number(Frames.INTERNAL_ERROR)));
    }
  }

  /** Answers in the middle of a stream, and ends the connection. */
  static void closeInBody(Wire wire) throws IOException {
    int stream = Frames.open(wire);
    wire.send(Frames.ok(stream));
    wire.send(Frames.frame(Frames.DATA, 0, stream, Texts.utf8(wire.answer())));
  }

  /** A body without an end that minds no window. */
  static void endlessBody(Wire wire) throws IOException {
    int stream = Frames.open(wire);
    wire.send(Frames.ok(stream));
    wire.flood(Frames.frame(Frames.DATA, 0, stream, new byte[Frames.LONGEST]));
  }

  /** Headers that are continued without an end: small ones, each complete. */
  static void endlessHeaders(Wire wire) throws IOException {
    int stream = Frames.open(wire);
    wire.send(Frames.frame(Frames.HEADERS, 0, stream, (byte) 0x88));
    byte[] header =
        Texts.join(Texts.bytes(0, 3), Texts.utf8("x-a"), Texts.bytes(3), Texts.utf8("b-c"));
    byte[] block = new byte[header.length * (Frames.LONGEST / header.length)];
    for (int i = 0; i < block.length; i++) {
      block[i] = header[i % header.length];
    }
    wire.flood(Frames.frame(Frames.CONTINUATION, 0, stream, block));
  }

  /** One header that says it has two gigabytes, sent as fast as it goes. */
  static void hugeHeader(Wire wire) throws IOException {
    int stream = Frames.open(wire);
    byte[] opened =
        Texts.join(
            Texts.bytes(0x88, 0, 3),
            Texts.utf8("x-a"),
            // 127 + 0x77777780 in HPACK's form for integers, RFC 7541 section 5.1.
            Texts.bytes(0x7f, 0x80, 0xff, 0xdd, 0xbb, 0x07));
    wire.send(Frames.frame(Frames.HEADERS, 0, stream, opened));
    wire.flood(Frames.frame(Frames.CONTINUATION, 0, stream, new byte[Frames.LONGEST]));
  }

  /** A frame that is longer than any that the client has allowed. */
  static void frameTooLong(Wire wire) throws IOException {
    int stream = Frames.open(wire);
    wire.send(Frames.ok(stream));
    wire.send(Frames.head(Frames.DATA, 0, stream, LONGEST_TOLD));
    wire.flood(new byte[Frames.LONGEST]);
  }

  /** Agrees on HTTP/2 and speaks HTTP/1.1. */
  static void http1(Wire wire) throws IOException {
    Frames.agree(wire);
    wire.sendText(wire.goodReply());
    wire.fallSilent();
  }

  /** Asks whether the client is alive, as fast as it goes, and reads none of its replies. */
  static void pings(Wire wire) throws IOException {
    Frames.open(wire);
    byte[] ping = Frames.frame(Frames.PING, 0, 0, new byte[8]);
    byte[] many = ping;
    for (int i = 1; i < FLOOD; i *= 2) {
      many = Texts.join(many, many);
    }
    wire.flood(many);
  }
}
