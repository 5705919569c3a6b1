package io.github.mesdk.testkit.wire;

import java.io.IOException;

/** Status lines and statuses that no server should send. */
final class Statuses {
  private Statuses() {}

  /** A good reply, but for its status line. */
  static Script line(String statusLine) {
    return connection ->
        connection.answerEach(
            Texts.utf8(
                FaultConnection.head(
                        statusLine, "Content-Length: " + Texts.utf8(connection.answer()).length)
                    + connection.answer()));
  }

  /** A status whose reply has no body, with the good answer for one. */
  static Script withBody(String status) {
    return connection ->
        connection.answerEach(Texts.utf8(FaultConnection.reply(status, connection.answer())));
  }

  /** A promise of another protocol that nobody asked for, and then silence. */
  static void switching(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send(
          "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: tea\r\n\r\n");
      connection.fallSilent();
    }
  }

  /** The same status for ever. */
  static Script endless(String status) {
    return connection -> {
      if (connection.readRequest()) {
        connection.flood(Texts.utf8("HTTP/1.1 " + status + "\r\nX-Step: 1\r\n\r\n"));
      }
    };
  }
}
