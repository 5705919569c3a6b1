package io.github.mesdk.cache;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.UnauthenticatedException;
import java.util.List;

/**
 * A token that the provider rejected. It stores the error without the exception, whose stack trace
 * is large.
 */
record NegativeEntry(
    String provider, ApiError error, List<Credential> credentials, long rejectedAt) {

  UnauthenticatedException exception() {
    return UnauthenticatedException.of(provider, error);
  }
}
