package io.github.mesdk.testkit.wire;

import java.io.IOException;
import java.util.function.IntFunction;

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
    return wire -> answerEach(wire, stream -> reset(stream, error));
  }

  /** Ends each stream in the middle of its body. */
  static void resetInBody(Wire wire) throws IOException {
    byte[] answer = Texts.utf8(wire.answer());
    answerEach(
        wire,
        stream ->
            Texts.join(
                Frames.ok(stream),
                Frames.frame(Frames.DATA, 0, stream, answer),
                reset(stream, Frames.INTERNAL_ERROR)));
  }

  private static byte[] reset(int stream, int error) {
    return Frames.frame(Frames.RST_STREAM, 0, stream, Frames.number(error));
  }

  /** Answers stream after stream with these frames, or well after recovery. */
  private static void answerEach(Wire wire, IntFunction<byte[]> reply) throws IOException {
    byte[] answer = Texts.utf8(wire.answer());
    for (int stream = Frames.open(wire); ; stream = Frames.nextStream(wire)) {
      byte[] well =
          Texts.join(
              Frames.ok(stream), Frames.frame(Frames.DATA, Frames.END_STREAM, stream, answer));
      wire.send(wire.isRecovered() ? well : reply.apply(stream));
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

  /** A frame that is longer than any that the client has allowed. */
  static void frameTooLong(Wire wire) throws IOException {
    int stream = Frames.open(wire);
    wire.send(Frames.ok(stream));
    wire.send(Frames.head(Frames.DATA, 0, stream, LONGEST_TOLD));
    wire.flood(new byte[Frames.LONGEST]);
  }

  /** Takes HTTP/2 for agreed on, and goes away from who does not answer in it. */
  static void unasked(Wire wire) throws IOException {
    wire.startTls(TlsIdentity.ofLoopback(), "http/1.1");
    if (wire.readRequest()) {
      byte[] error = Texts.join(Frames.number(0), Frames.number(Frames.PROTOCOL_ERROR));
      wire.send(
          Texts.join(
              Frames.frame(Frames.SETTINGS, 0, 0), Frames.frame(Frames.GOAWAY, 0, 0, error)));
    }
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
    wire.flood(Texts.repeated(FLOOD, ping));
  }
}
