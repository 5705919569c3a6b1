import org.jspecify.annotations.NullMarked;

/** A typed client that asks an identity provider who the current user is. */
@NullMarked
@SuppressWarnings("module") // The modules that the internals are exported to are built later.
module io.github.mesdk {
  requires transitive io.github.mesdk.model;
  requires transitive okhttp3;
  requires okio;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jdk8;
  // For times in models of a user's own, where the program has it.
  requires static com.fasterxml.jackson.datatype.jsr310;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.github.mesdk;
  exports io.github.mesdk.error;
  exports io.github.mesdk.login;
  exports io.github.mesdk.provider;
  exports io.github.mesdk.retry;
  exports io.github.mesdk.time;
  exports io.github.mesdk.token;

  // For the other modules of the SDK alone.
  exports io.github.mesdk.concurrent to
      io.github.mesdk.cache,
      io.github.mesdk.oauth2;
  exports io.github.mesdk.http to
      io.github.mesdk.oauth2;
  exports io.github.mesdk.internal.cache to
      io.github.mesdk.cache;
  exports io.github.mesdk.token.refresh to
      io.github.mesdk.oauth2;
}
