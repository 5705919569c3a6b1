package io.github.mesdk.testkit.wire;

import java.io.IOException;

/** Replies that send a client away. */
final class Redirects {
  private Redirects() {}

  /** To another origin, which is the server's second port. */
  static Script elsewhere(String status) {
    return wire -> wire.answerEach(to(status, wire.scene().elsewhere().get() + "/stolen"));
  }

  /** To an address of any form. */
  static Script to(String location) {
    return wire -> wire.answerEach(to("302 Found", location));
  }

  /** To one address after the other, all of them here. */
  static void chain(Wire wire) throws IOException {
    for (int i = 1; wire.readRequest(); i++) {
      wire.send(
          wire.isRecovered()
              ? Texts.utf8(wire.goodReply())
              : to("307 Temporary Redirect", "/step/" + i));
    }
  }

  private static byte[] to(String status, String location) {
    return Texts.utf8(
        "HTTP/1.1 " + status + "\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
  }
}
