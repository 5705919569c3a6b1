package io.github.mesdk.cache;

import io.github.mesdk.internal.cache.CacheRequest;

/**
 * The key of an answer; contains no credentials. The longs are a keyed hash of token and arguments.
 * The endpoint is not secret, so it is stored unhashed, which saves hashing it on each request.
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

  /** Uses one long only: the keyed hash is already uniform. */
  @Override
  public int hashCode() {
    return Long.hashCode(a);
  }

  @Override
  public String toString() {
    return "Key{" + endpoint + "}";
  }
}
