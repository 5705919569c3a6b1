package io.github.mesdk.testkit.wire;

import java.io.IOException;
import java.util.function.IntFunction;

/** Servers that negotiate HTTP/2 and then disconnect, fall silent or flood the client. */
final class Http2 {
  private static final int FLOOD = 64;

  /** The largest length that a frame header can declare. */
  private static final int MAX_DECLARED_LENGTH = 0xff_ffff;

  private Http2() {}

  /** Accepts requests and sends no reply. */
  static void silent(FaultConnection connection) throws IOException {
    Frames.openStream(connection);
    connection.fallSilent();
  }

  /** Sends GOAWAY without having processed a request, so a client may retry the request. */
  static void goAway(FaultConnection connection) throws IOException {
    Frames.openStream(connection);
    connection.send(
        Frames.frame(Frames.GOAWAY, 0, 0, Bytes.join(Frames.int32(0), Frames.int32(0))));
    connection.fallSilent();
  }

  /** Resets each stream with this error before a reply. */
  static Script streamError(int error) {
    return connection -> answerEach(connection, stream -> reset(stream, error));
  }

  /** Resets each stream in the middle of its body. */
  static void resetInBody(FaultConnection connection) throws IOException {
    byte[] answer = Bytes.utf8(connection.answer());
    answerEach(
        connection,
        stream ->
            Bytes.join(
                Frames.okHeaders(stream),
                Frames.frame(Frames.DATA, 0, stream, answer),
                reset(stream, Frames.INTERNAL_ERROR)));
  }

  private static byte[] reset(int stream, int error) {
    return Frames.frame(Frames.RST_STREAM, 0, stream, Frames.int32(error));
  }

  /** Answers each stream with these frames, or with the regular answer after recovery. */
  private static void answerEach(FaultConnection connection, IntFunction<byte[]> reply)
      throws IOException {
    byte[] answer = Bytes.utf8(connection.answer());
    for (int stream = Frames.openStream(connection); ; stream = Frames.nextStream(connection)) {
      byte[] success =
          Bytes.join(
              Frames.okHeaders(stream),
              Frames.frame(Frames.DATA, Frames.END_STREAM, stream, answer));
      connection.send(connection.isRecovered() ? success : reply.apply(stream));
    }
  }

  /** Closes the connection in the middle of a body. */
  static void closeInBody(FaultConnection connection) throws IOException {
    int stream = Frames.openStream(connection);
    connection.send(Frames.okHeaders(stream));
    connection.send(Frames.frame(Frames.DATA, 0, stream, Bytes.utf8(connection.answer())));
  }

  /** An endless body that ignores flow control. */
  static void endlessBody(FaultConnection connection) throws IOException {
    int stream = Frames.openStream(connection);
    connection.send(Frames.okHeaders(stream));
    connection.flood(Frames.frame(Frames.DATA, 0, stream, new byte[Frames.MAX_FRAME_SIZE]));
  }

  /** A frame that is longer than the client allows. */
  static void frameTooLong(FaultConnection connection) throws IOException {
    int stream = Frames.openStream(connection);
    connection.send(Frames.okHeaders(stream));
    connection.send(Frames.header(Frames.DATA, 0, stream, MAX_DECLARED_LENGTH));
    connection.flood(new byte[Frames.MAX_FRAME_SIZE]);
  }

  /** Negotiates HTTP/1.1, then sends HTTP/2 frames and GOAWAY. */
  static void unrequestedHttp2(FaultConnection connection) throws IOException {
    connection.startTls(TlsIdentity.ofLoopback(), "http/1.1");
    if (connection.readRequest()) {
      byte[] error = Bytes.join(Frames.int32(0), Frames.int32(Frames.PROTOCOL_ERROR));
      connection.send(
          Bytes.join(
              Frames.frame(Frames.SETTINGS, 0, 0), Frames.frame(Frames.GOAWAY, 0, 0, error)));
    }
  }

  /** Negotiates HTTP/2 and replies in HTTP/1.1. */
  static void http1Reply(FaultConnection connection) throws IOException {
    Frames.negotiate(connection);
    connection.sendText(connection.regularReply());
    connection.fallSilent();
  }

  /** Sends pings at full speed and reads none of the client's replies. */
  static void pings(FaultConnection connection) throws IOException {
    Frames.openStream(connection);
    byte[] ping = Frames.frame(Frames.PING, 0, 0, new byte[8]);
    connection.flood(Bytes.repeated(FLOOD, ping));
  }
}
