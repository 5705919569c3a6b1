package io.github.mesdk.testkit.wire;

import java.io.IOException;
import java.util.Random;

/** Servers that speak something else. */
final class Strangers {
  private static final long SEED = 7;
  private static final int LENGTH = 10_000;

  private Strangers() {}

  /** Says this as soon as somebody comes, whatever they say, and ends the connection. */
  static Script saying(String bytes) {
    return wire -> {
      wire.send(bytes);
      wire.readRequest();
    };
  }

  /** Replies with this, not knowing HTTP, and ends the connection. */
  static Script replying(String bytes) {
    return wire -> {
      if (wire.readRequest()) {
        wire.send(bytes);
      }
    };
  }

  /** The good answer without a status line and without headers, as HTTP/0.9 did. */
  static void bodyAlone(Wire wire) throws IOException {
    if (wire.readRequest()) {
      wire.sendText(wire.answer());
    }
  }

  /** Ten thousand bytes of chance, the same in every run. */
  static void noise(Wire wire) throws IOException {
    byte[] noise = new byte[LENGTH];
    new Random(SEED).nextBytes(noise);
    if (wire.readRequest()) {
      wire.send(noise);
    }
  }
}
