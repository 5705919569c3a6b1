package io.github.mesdk.cache;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import java.util.List;
import java.util.function.Consumer;

/** A stored answer with the data that decides how long it may be served. Thread-safe. */
final class CachedAnswer {
  private final CurrentUser user;
  private final String provider;
  private final String subject;
  private final List<CredentialHash> credentials;
  private final long loadedAt;
  private final long expiresAt;
  private final Consumer<CacheOutcome> observer;

  /** When the last load of a newer answer failed; undefined unless {@link #hasFailedReload}. */
  private volatile long reloadFailedAt;

  /** Whether the last load of a newer answer failed. */
  private volatile boolean hasFailedReload;

  /**
   * Creates a stored answer.
   *
   * @param loadedAt when the load started, in nanoseconds of the monotonic clock
   * @param expiresAt when the token or session expires, in milliseconds of the wall clock; {@link
   *     Long#MAX_VALUE} if unknown
   */
  CachedAnswer(
      CurrentUser user,
      Identity identity,
      List<CredentialHash> credentials,
      long loadedAt,
      long expiresAt,
      Consumer<CacheOutcome> observer) {
    this.user = user;
    this.provider = identity.provider();
    this.subject = identity.subject();
    this.credentials = credentials;
    this.loadedAt = loadedAt;
    this.expiresAt = expiresAt;
    this.observer = observer;
  }

  CurrentUser user() {
    return user;
  }

  long loadedAt() {
    return loadedAt;
  }

  long expiresAt() {
    return expiresAt;
  }

  void notifyEvicted() {
    observer.accept(CacheOutcome.EVICTED);
  }

  boolean hasFailedReload() {
    return hasFailedReload;
  }

  long reloadFailedAt() {
    return reloadFailedAt;
  }

  void markFailedReload(long now) {
    reloadFailedAt = now;
    hasFailedReload = true;
  }

  boolean uses(CredentialHash credential) {
    return credentials.contains(credential);
  }

  boolean isAbout(String ofProvider, String ofSubject) {
    return subject.equals(ofSubject) && provider.equals(ofProvider);
  }
}
