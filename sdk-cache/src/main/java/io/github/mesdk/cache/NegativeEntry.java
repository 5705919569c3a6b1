package io.github.mesdk.cache;

import io.github.mesdk.concurrent.AgeClock.Moment;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.UnauthenticatedException;
import java.util.List;

/**
 * The cached rejection of a token. It contains the error without the exception, because the stack
 * trace of an exception is large.
 */
record NegativeEntry(
    String provider,
    ApiError error,
    List<CredentialHash> credentials,
    List<Tombstone> tombstones,
    Moment rejectedAt) {

  UnauthenticatedException exception() {
    return UnauthenticatedException.of(provider, error);
  }
}
