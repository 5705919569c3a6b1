package io.github.mesdk.cache;

import io.github.mesdk.concurrent.AgeClock.Moment;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.internal.cache.AnswerJson;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.IdentityProvider;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Converts the results of loads to entries of the second level, and back. Thread-safe. */
final class SharedCodec<T extends CurrentUser> {
  private static final byte[] NO_STAMP = new byte[SharedEntry.STAMP_BYTES];

  private final SharedAnswers shared;
  private final CacheRequest request;
  private final IdentityProvider<T> provider;

  /** The cast is safe, because the load of the request returns this provider's answers. */
  @SuppressWarnings("unchecked")
  SharedCodec(SharedAnswers shared, CacheRequest request) {
    this.shared = shared;
    this.request = request;
    this.provider = (IdentityProvider<T>) request.endpoint().provider();
  }

  /**
   * Returns the entry of an answer; null if the answer cannot be shared. A model whose JSON does
   * not contain all of the answer cannot, because other members would read another answer.
   *
   * @param latest of all requests that shared the load, the one with the earliest known expiry
   */
  @Nullable SharedEntry encode(T answer, CacheRequest latest, Moment startedAt) {
    try {
      Identity identity = answer.identity();
      byte[] json = AnswerJson.write(answer);
      T copy = AnswerJson.read(provider, json);
      if (copy == null
          || !copy.identity().equals(identity)
          || !Arrays.equals(AnswerJson.write(copy), json)) {
        return null;
      }
      long expiresAt = Freshness.expiresAt(latest, identity);
      return new SharedEntry(
          true,
          startedAt.millis(),
          Math.min(expiresAt, startedAt.millis() + shared.retention.toMillis()),
          expiresAt,
          NO_STAMP,
          shared.names.subject(identity.provider(), identity.subject()),
          json);
    } catch (RuntimeException unreadable) { // the caller gets it from identity(), as without us
      return null;
    }
  }

  /** Returns whether the failure ends an answer for all members. */
  boolean mayEndSharedAnswer(Throwable failure) {
    return FailureKinds.mayEndSharedAnswer(request, failure);
  }

  /** Returns whether the failure rejects the token of the program, and not the user's. */
  boolean isOfProgram(Throwable failure) {
    return FailureKinds.isOfProgram(request, failure);
  }

  /** Returns the entry of a reliable rejection; null for another failure. */
  @Nullable SharedEntry encode(Throwable failure, Moment startedAt) {
    return !shared.negativeTimeToLive.isZero()
            && FailureKinds.mayStore(request, failure)
            && failure instanceof UnauthenticatedException rejection
        ? new SharedEntry(
            false,
            startedAt.millis(),
            startedAt.millis() + shared.negativeTimeToLive.toMillis(),
            Long.MAX_VALUE,
            NO_STAMP,
            SharedEntry.NO_SUBJECT,
            SharedEntry.encoded(rejection.error()))
        : null;
  }

  /** Returns the result in an entry; null if it cannot be read. */
  @Nullable Loaded<T> decode(SharedEntry entry) {
    Moment loadedAt = shared.freshness.moment(entry.loadedAt());
    if (!entry.isAnswer()) {
      ApiError error = SharedEntry.error(entry.payload());
      return error == null
          ? null
          : new Loaded<>(
              null, UnauthenticatedException.of(provider.name(), error), loadedAt, Long.MAX_VALUE);
    }
    T answer = AnswerJson.read(provider, entry.payload());
    return answer == null ? null : new Loaded<>(answer, null, loadedAt, entry.expiresAt());
  }
}
