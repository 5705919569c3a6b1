package io.github.mesdk.cache.jcache;

import io.github.mesdk.cache.fleet.JarsContract;

/** The JCache API; the engine is the application's. */
class JarsTest extends JarsContract {
  JarsTest() {
    super(60_000, "cache-api");
  }
}
