import org.jspecify.annotations.NullMarked;

/** A typed client that retrieves the current user from an identity provider. */
@NullMarked
@SuppressWarnings("module") // the targets of the qualified exports are built later
module io.github.mesdk {
  requires transitive io.github.mesdk.model;
  requires transitive okhttp3;
  requires okio;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jdk8;
  // Optional: reads java.time types in models that the application defines.
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

  // Internal: for the other modules of the SDK only.
  exports io.github.mesdk.concurrent to
      io.github.mesdk.cache,
      io.github.mesdk.cache.jcache,
      io.github.mesdk.cache.redis,
      io.github.mesdk.oauth2;
  exports io.github.mesdk.http to
      io.github.mesdk.cache,
      io.github.mesdk.micrometer,
      io.github.mesdk.oauth2;
  exports io.github.mesdk.internal.cache to
      io.github.mesdk.cache;
  exports io.github.mesdk.provider.internal to
      io.github.mesdk.cache,
      io.github.mesdk.oauth2,
      io.github.mesdk.spring;
  exports io.github.mesdk.provider.shared to
      io.github.mesdk.oauth2,
      io.github.mesdk.providers;
  exports io.github.mesdk.token.proof to
      io.github.mesdk.oauth2;
  exports io.github.mesdk.token.refresh to
      io.github.mesdk.oauth2;

  // The settings of a description, for a fingerprint that all members of a fleet compute alike.
  opens io.github.mesdk.provider to
      io.github.mesdk.cache;
}
