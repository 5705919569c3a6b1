package io.github.mesdk.testkit.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;

/** Headers that are too large, too many or malformed, around a good answer. */
final class Headers {
  private static final int PIECE = 16 * 1024;
  private static final int HUGE_PIECES = 512;

  private Headers() {}

  /** A good reply with one more line of headers; its characters are bytes. */
  static Script with(String line) {
    return connection -> {
      String length = "Content-Length: " + Texts.utf8(connection.answer()).length;
      byte[] head = FaultConnection.head("HTTP/1.1 200 OK", line, length).getBytes(ISO_8859_1);
      connection.answerEach(Texts.join(head, Texts.utf8(connection.answer())));
    };
  }

  /** A good reply whose lines end with a line feed alone. */
  static void withoutReturns(FaultConnection connection) throws IOException {
    connection.answerEach(Texts.utf8(connection.goodReply().replace("\r\n", "\n")));
  }

  static void huge(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send("HTTP/1.1 200 OK\r\nX-Huge: ");
      byte[] filling = Texts.utf8("a".repeat(PIECE));
      for (int i = 0; i < HUGE_PIECES; i++) {
        connection.send(filling);
      }
      connection.send("\r\nContent-Length: 0\r\n\r\n");
      connection.fallSilent();
    }
  }

  static void endless(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send("HTTP/1.1 200 OK\r\n");
      connection.flood(Texts.utf8("X-More: and more\r\n".repeat(500)));
    }
  }

  /** Of two bytes each: a client that keeps an object for each keeps far more than it is sent. */
  static void endlessLetters(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send("HTTP/1.1 200 OK\r\n");
      connection.flood(Texts.utf8("a\n".repeat(4_000)));
    }
  }

  /** A status line that does not end. */
  static void endlessStatusLine(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send("HTTP/1.1 200 ");
      connection.flood(Texts.utf8("OK ".repeat(3_000)));
    }
  }
}
