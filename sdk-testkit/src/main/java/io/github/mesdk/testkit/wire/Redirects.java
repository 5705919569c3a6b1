package io.github.mesdk.testkit.wire;

import java.io.IOException;

/** Replies that send a client away. */
final class Redirects {
  private Redirects() {}

  /** To another origin, which is the server's second port. */
  static Script elsewhere(String status) {
    return connection ->
        connection.answerEach(to(status, connection.scene().elsewhere().get() + "/stolen"));
  }

  /** To an address of any form. */
  static Script to(String location) {
    return connection -> connection.answerEach(to("302 Found", location));
  }

  /** To one address after the other, all of them here. */
  static void chain(FaultConnection connection) throws IOException {
    for (int i = 1; connection.readRequest(); i++) {
      connection.send(
          connection.isRecovered()
              ? Texts.utf8(connection.goodReply())
              : to("307 Temporary Redirect", "/step/" + i));
    }
  }

  private static byte[] to(String status, String location) {
    return Texts.utf8(
        "HTTP/1.1 " + status + "\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
  }
}
