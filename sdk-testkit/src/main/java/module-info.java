import org.jspecify.annotations.NullMarked;

/** In-memory identity providers with scripted failures, for tests that need no network. */
@NullMarked
module io.github.mesdk.testkit {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires mockwebserver3;
  requires okhttp3;
  requires okhttp3.tls;
  requires okio;
  requires static org.immutables.value.annotations;
  requires static org.jspecify;
  requires static transitive org.junit.jupiter.api;

  exports io.github.mesdk.testkit;
  exports io.github.mesdk.testkit.wire;
}
