package io.github.mesdk.cache;

import io.github.mesdk.internal.cache.CacheRequest;

/**
 * What an answer depends on, without the credentials. The longs are a keyed hash of token and
 * arguments; the endpoint stands in the clear, since it is no secret and need not be hashed on each
 * request.
 */
record Key(CacheRequest.Endpoint endpoint, long a, long b) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && a == key.a && b == key.b && endpoint.equals(key.endpoint);
  }

  /** Of the longs alone: they are as good as random. */
  @Override
  public int hashCode() {
    return Long.hashCode(a);
  }

  @Override
  public String toString() {
    return "Key{" + endpoint + "}";
  }
}
