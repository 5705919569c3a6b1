package io.github.mesdk.testkit.wire;

import java.io.IOException;
import java.util.Random;

/** Servers that speak something else. */
final class NonHttpServers {
  private static final long SEED = 7;
  private static final int LENGTH = 10_000;

  private NonHttpServers() {}

  /** Says this as soon as somebody comes, whatever they say, and ends the connection. */
  static Script saying(String bytes) {
    return connection -> {
      connection.send(bytes);
      connection.readRequest();
    };
  }

  /** Replies with this, not knowing HTTP, and ends the connection. */
  static Script replying(String bytes) {
    return connection -> {
      if (connection.readRequest()) {
        connection.send(bytes);
      }
    };
  }

  /** The good answer without a status line and without headers, as HTTP/0.9 did. */
  static void bodyAlone(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.sendText(connection.answer());
    }
  }

  /** Ten thousand bytes of chance, the same in every run. */
  static void noise(FaultConnection connection) throws IOException {
    byte[] noise = new byte[LENGTH];
    new Random(SEED).nextBytes(noise);
    if (connection.readRequest()) {
      connection.send(noise);
    }
  }
}
