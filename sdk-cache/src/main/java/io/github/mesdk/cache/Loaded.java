package io.github.mesdk.cache;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.concurrent.AgeClock.Moment;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.CurrentUser;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The result of a load: an answer, or a rejection that another member of the fleet shares.
 *
 * @param answer the answer; null for a rejection
 * @param rejection the shared rejection; null for an answer
 * @param at when the load that called the provider started
 * @param expiresAtMillis when the credential expires according to the member that called the
 *     provider, in milliseconds of the wall clock; {@link Long#MAX_VALUE} if unknown
 */
record Loaded<T extends CurrentUser>(
    @Nullable T answer,
    @Nullable UnauthenticatedException rejection,
    Moment at,
    long expiresAtMillis) {

  /** Calls the provider. The load started at this moment. */
  static <T extends CurrentUser> Loaded<T> from(Supplier<T> source, Moment at) {
    T answer = requireNonNull(source.get(), "the load returned null");
    return new Loaded<>(answer, null, at, Long.MAX_VALUE);
  }
}
