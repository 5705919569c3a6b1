package io.github.mesdk.testkit.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;

/** Headers that are too large, too many or malformed. */
final class Headers {
  private static final int BUFFER_SIZE = 16 * 1024;
  private static final int HUGE_BUFFERS = 512;

  private Headers() {}

  /** The regular reply with one more header line, encoded as ISO 8859-1. */
  static Script withLine(String line) {
    return connection -> {
      String length = "Content-Length: " + Bytes.utf8(connection.answer()).length;
      byte[] head = FaultConnection.head("HTTP/1.1 200 OK", line, length).getBytes(ISO_8859_1);
      connection.answerEach(Bytes.join(head, Bytes.utf8(connection.answer())));
    };
  }

  /** The regular reply with lines that end in a line feed only. */
  static void withoutReturns(FaultConnection connection) throws IOException {
    connection.answerEach(Bytes.utf8(connection.regularReply().replace("\r\n", "\n")));
  }

  static void huge(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send("HTTP/1.1 200 OK\r\nX-Huge: ");
      byte[] filling = Bytes.utf8("a".repeat(BUFFER_SIZE));
      for (int i = 0; i < HUGE_BUFFERS; i++) {
        connection.send(filling);
      }
      connection.send("\r\nContent-Length: 0\r\n\r\n");
      connection.fallSilent();
    }
  }

  static void endless(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send("HTTP/1.1 200 OK\r\n");
      connection.flood(Bytes.utf8("X-More: and more\r\n".repeat(500)));
    }
  }

  /** Endless headers of two bytes each. A client that creates objects needs far more memory. */
  static void endlessLetters(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send("HTTP/1.1 200 OK\r\n");
      connection.flood(Bytes.utf8("a\n".repeat(4_000)));
    }
  }

  /** An endless status line. */
  static void endlessStatusLine(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send("HTTP/1.1 200 ");
      connection.flood(Bytes.utf8("OK ".repeat(3_000)));
    }
  }
}
