package io.github.mesdk.testkit.wire;

import java.io.IOException;
import java.util.Random;

/** Servers that do not speak HTTP. */
final class NonHttpServers {
  private static final long SEED = 7;
  private static final int LENGTH = 10_000;

  private NonHttpServers() {}

  /** Sends these bytes as soon as a client connects, reads a request and closes. */
  static Script sendOnConnect(String bytes) {
    return connection -> {
      connection.send(bytes);
      connection.readRequest();
    };
  }

  /** Replies to a request with these bytes and closes. */
  static Script reply(String bytes) {
    return connection -> {
      if (connection.readRequest()) {
        connection.send(bytes);
      }
    };
  }

  /** The regular answer without status line and headers, as in HTTP/0.9. */
  static void bodyAlone(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.sendText(connection.answer());
    }
  }

  /** Ten thousand pseudo-random bytes, the same in every run. */
  static void noise(FaultConnection connection) throws IOException {
    byte[] noise = new byte[LENGTH];
    new Random(SEED).nextBytes(noise);
    if (connection.readRequest()) {
      connection.send(noise);
    }
  }
}
