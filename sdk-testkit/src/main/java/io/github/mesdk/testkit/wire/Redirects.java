package io.github.mesdk.testkit.wire;

import java.io.IOException;

/** Replies that redirect the client endlessly, to another origin, or to an invalid location. */
final class Redirects {
  private Redirects() {}

  /** Redirects to another origin: the server's second port. */
  static Script toOtherOrigin(String status) {
    return connection ->
        connection.answerEach(to(status, connection.context().redirectOrigin().get() + "/stolen"));
  }

  /** Redirects to this location, which may be invalid. */
  static Script to(String location) {
    return connection -> connection.answerEach(to("302 Found", location));
  }

  /** Redirects endlessly to new paths of the same server. */
  static void chain(FaultConnection connection) throws IOException {
    for (int i = 1; connection.readRequest(); i++) {
      connection.send(
          connection.isRecovered()
              ? Bytes.utf8(connection.regularReply())
              : to("307 Temporary Redirect", "/step/" + i));
    }
  }

  private static byte[] to(String status, String location) {
    return Bytes.utf8(
        "HTTP/1.1 " + status + "\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
  }
}
