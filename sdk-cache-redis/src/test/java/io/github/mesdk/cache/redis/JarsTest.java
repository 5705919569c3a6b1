package io.github.mesdk.cache.redis;

import io.github.mesdk.cache.fleet.JarsContract;

/** Lettuce and what it needs. */
class JarsTest extends JarsContract {
  JarsTest() {
    super(
        7_500_000,
        "lettuce-core",
        "netty-buffer",
        "netty-codec-base",
        "netty-codec-dns",
        "netty-common",
        "netty-handler",
        "netty-resolver",
        "netty-resolver-dns",
        "netty-transport",
        "netty-transport-native-unix-common",
        "reactive-streams",
        "reactor-core",
        "redis-authx-core");
  }
}
