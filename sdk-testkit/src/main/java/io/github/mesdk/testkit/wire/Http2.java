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
  static void silent(FaultConnection connection) throws IOException {
    Frames.open(connection);
    connection.fallSilent();
  }

  /** Goes away having served nothing, which a client may take for leave to ask again. */
  static void goAway(FaultConnection connection) throws IOException {
    Frames.open(connection);
    connection.send(
        Frames.frame(Frames.GOAWAY, 0, 0, Texts.join(Frames.number(0), Frames.number(0))));
    connection.fallSilent();
  }

  /** Ends each stream with this error before a reply. */
  static Script streamError(int error) {
    return connection -> answerEach(connection, stream -> reset(stream, error));
  }

  /** Ends each stream in the middle of its body. */
  static void resetInBody(FaultConnection connection) throws IOException {
    byte[] answer = Texts.utf8(connection.answer());
    answerEach(
        connection,
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
  private static void answerEach(FaultConnection connection, IntFunction<byte[]> reply)
      throws IOException {
    byte[] answer = Texts.utf8(connection.answer());
    for (int stream = Frames.open(connection); ; stream = Frames.nextStream(connection)) {
      byte[] success =
          Texts.join(
              Frames.ok(stream), Frames.frame(Frames.DATA, Frames.END_STREAM, stream, answer));
      connection.send(connection.isRecovered() ? success : reply.apply(stream));
    }
  }

  /** Answers in the middle of a stream, and ends the connection. */
  static void closeInBody(FaultConnection connection) throws IOException {
    int stream = Frames.open(connection);
    connection.send(Frames.ok(stream));
    connection.send(Frames.frame(Frames.DATA, 0, stream, Texts.utf8(connection.answer())));
  }

  /** A body without an end that minds no window. */
  static void endlessBody(FaultConnection connection) throws IOException {
    int stream = Frames.open(connection);
    connection.send(Frames.ok(stream));
    connection.flood(Frames.frame(Frames.DATA, 0, stream, new byte[Frames.LONGEST]));
  }

  /** A frame that is longer than any that the client has allowed. */
  static void frameTooLong(FaultConnection connection) throws IOException {
    int stream = Frames.open(connection);
    connection.send(Frames.ok(stream));
    connection.send(Frames.head(Frames.DATA, 0, stream, LONGEST_TOLD));
    connection.flood(new byte[Frames.LONGEST]);
  }

  /** Takes HTTP/2 for agreed on, and goes away from who does not answer in it. */
  static void unasked(FaultConnection connection) throws IOException {
    connection.startTls(TlsIdentity.ofLoopback(), "http/1.1");
    if (connection.readRequest()) {
      byte[] error = Texts.join(Frames.number(0), Frames.number(Frames.PROTOCOL_ERROR));
      connection.send(
          Texts.join(
              Frames.frame(Frames.SETTINGS, 0, 0), Frames.frame(Frames.GOAWAY, 0, 0, error)));
    }
  }

  /** Agrees on HTTP/2 and speaks HTTP/1.1. */
  static void http1(FaultConnection connection) throws IOException {
    Frames.agree(connection);
    connection.sendText(connection.goodReply());
    connection.fallSilent();
  }

  /** Asks whether the client is alive, as fast as it goes, and reads none of its replies. */
  static void pings(FaultConnection connection) throws IOException {
    Frames.open(connection);
    byte[] ping = Frames.frame(Frames.PING, 0, 0, new byte[8]);
    connection.flood(Texts.repeated(FLOOD, ping));
  }
}
