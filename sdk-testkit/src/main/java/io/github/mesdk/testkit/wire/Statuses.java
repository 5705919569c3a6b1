package io.github.mesdk.testkit.wire;

import java.io.IOException;

/** Status lines and statuses that no server should send. */
final class Statuses {
  private Statuses() {}

  /** A good reply, but for its status line. */
  static Script line(String statusLine) {
    return wire ->
        wire.answerEach(
            Texts.utf8(
                Wire.head(statusLine, "Content-Length: " + Texts.utf8(wire.answer()).length)
                    + wire.answer()));
  }

  /** A status whose reply has no body, with the good answer for one. */
  static Script withBody(String status) {
    return wire -> wire.answerEach(Texts.utf8(Wire.reply(status, wire.answer())));
  }

  /** A promise of another protocol that nobody asked for, and then silence. */
  static void switching(Wire wire) throws IOException {
    if (wire.readRequest()) {
      wire.send("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: tea\r\n\r\n");
      wire.fallSilent();
    }
  }

  /** The same status for ever. */
  static Script endless(String status) {
    return wire -> {
      if (wire.readRequest()) {
        wire.flood(Texts.utf8("HTTP/1.1 " + status + "\r\nX-Step: 1\r\n\r\n"));
      }
    };
  }
}
