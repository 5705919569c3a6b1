package io.github.mesdk.testkit.wire;

import java.io.IOException;

/** Replies that do not come, or come a byte at a time and never to an end. */
final class Silences {
  private Silences() {}

  static void noAnswer(Wire wire) throws IOException {
    wire.fallSilent();
  }

  static void inBody(Wire wire) throws IOException {
    if (wire.readRequest()) {
      String reply = wire.goodReply();
      wire.sendText(reply.substring(0, reply.length() - 2));
      wire.fallSilent();
    }
  }

  static void dripStatusLine(Wire wire) throws IOException {
    if (wire.readRequest()) {
      wire.send("HTTP/1.1 200 ");
      wire.drip("slowly ");
    }
  }

  static void dripHeaders(Wire wire) throws IOException {
    if (wire.readRequest()) {
      wire.send("HTTP/1.1 200 OK\r\n");
      wire.drip("X-Slow: yes\r\n");
    }
  }

  static void dripBody(Wire wire) throws IOException {
    if (wire.readRequest()) {
      wire.send(Wire.head("HTTP/1.1 200 OK", "Content-Length: 1000000") + "{\"note\":\"");
      wire.drip("slowly ");
    }
  }
}
