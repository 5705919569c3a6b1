import org.jspecify.annotations.NullMarked;

/** An in-memory cache of answers, for backends that call a provider on each request. */
@NullMarked
module io.github.mesdk.cache {
  requires transitive io.github.mesdk;
  requires com.github.benmanes.caffeine;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.github.mesdk.cache;
}
