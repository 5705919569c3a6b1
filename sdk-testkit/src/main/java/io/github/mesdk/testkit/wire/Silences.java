package io.github.mesdk.testkit.wire;

import java.io.IOException;

/** Replies that stop, or are sent one byte at a time and never end. */
final class Silences {
  private Silences() {}

  static void noReply(FaultConnection connection) throws IOException {
    connection.fallSilent();
  }

  static void inBody(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      String reply = connection.regularReply();
      connection.sendText(reply.substring(0, reply.length() - 2));
      connection.fallSilent();
    }
  }

  static void dripStatusLine(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send("HTTP/1.1 200 ");
      connection.drip("slowly ");
    }
  }

  static void dripHeaders(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send("HTTP/1.1 200 OK\r\n");
      connection.drip("X-Slow: yes\r\n");
    }
  }

  static void dripBody(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send(
          FaultConnection.head("HTTP/1.1 200 OK", "Content-Length: 1000000") + "{\"note\":\"");
      connection.drip("slowly ");
    }
  }
}
