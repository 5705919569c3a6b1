package io.github.mesdk.testkit.wire;

import java.io.IOException;

/** Invalid status lines, and statuses that the client does not expect. */
final class Statuses {
  private Statuses() {}

  /** The regular reply with this status line. */
  static Script line(String statusLine) {
    return connection ->
        connection.answerEach(
            Bytes.utf8(
                FaultConnection.head(
                        statusLine, "Content-Length: " + Bytes.utf8(connection.answer()).length)
                    + connection.answer()));
  }

  /** A reply whose status does not allow a body, with the regular answer as its body. */
  static Script withBody(String status) {
    return connection ->
        connection.answerEach(Bytes.utf8(FaultConnection.reply(status, connection.answer())));
  }

  /** A switch to a protocol that the client has not requested, then silence. */
  static void switchProtocols(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send(
          "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: tea\r\n\r\n");
      connection.fallSilent();
    }
  }

  /** Endless repetitions of one interim response. */
  static Script endless(String status) {
    return connection -> {
      if (connection.readRequest()) {
        connection.flood(Bytes.utf8("HTTP/1.1 " + status + "\r\nX-Step: 1\r\n\r\n"));
      }
    };
  }
}
