package io.github.mesdk.cache;

import io.github.mesdk.internal.cache.CacheRequest;

/**
 * The cache key of an answer. It contains no credentials: the longs are a hash of the token and the
 * arguments, computed with the secret of {@link Keys}. The endpoint is not secret, so it is stored
 * as it is. Hashing it on each request would take time.
 */
record Key(CacheRequest.Endpoint endpoint, long a, long b) {

  /** Returns the name of the provider. */
  String provider() {
    return endpoint.provider().name();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && a == key.a && b == key.b && endpoint.equals(key.endpoint);
  }

  /** Uses one long only, because the hash is already uniform. */
  @Override
  public int hashCode() {
    return Long.hashCode(a);
  }

  @Override
  public String toString() {
    return "Key{" + endpoint + "}";
  }
}
