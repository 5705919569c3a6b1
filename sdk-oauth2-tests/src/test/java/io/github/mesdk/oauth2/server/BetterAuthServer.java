package io.github.mesdk.oauth2.server;

import java.util.Map;

/** The npm package {@code better-auth}, with its memory adapter. */
final class BetterAuthServer extends NodeServer {
  BetterAuthServer() {
    super("better-auth", Map.of());
  }
}
