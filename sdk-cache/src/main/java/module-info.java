import org.jspecify.annotations.NullMarked;

/** Remembers who the current user is, for backends that ask on each request. */
@NullMarked
module io.github.mesdk.cache {
  requires transitive io.github.mesdk;
  requires com.github.benmanes.caffeine;
  requires static org.jspecify;

  exports io.github.mesdk.cache;
}
