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
  private final long loadedAtNanos;
  private final long expiresAtMillis;
  private final Consumer<CacheOutcome> observer;

  /**
   * When the last attempt to reload this answer failed, in nanoseconds of the monotonic clock.
   * Valid only if {@link #hasFailedReload}.
   */
  private volatile long reloadFailedAtNanos;

  /** Whether an attempt to reload this answer has failed. */
  private volatile boolean hasFailedReload;

  /**
   * Creates a stored answer.
   *
   * @param loadedAtNanos when the load started, in nanoseconds of the monotonic clock
   * @param expiresAtMillis when the token or session expires, in milliseconds of the wall clock;
   *     {@link Long#MAX_VALUE} if unknown
   */
  CachedAnswer(
      CurrentUser user,
      Identity identity,
      List<CredentialHash> credentials,
      long loadedAtNanos,
      long expiresAtMillis,
      Consumer<CacheOutcome> observer) {
    this.user = user;
    this.provider = identity.provider();
    this.subject = identity.subject();
    this.credentials = credentials;
    this.loadedAtNanos = loadedAtNanos;
    this.expiresAtMillis = expiresAtMillis;
    this.observer = observer;
  }

  CurrentUser user() {
    return user;
  }

  long loadedAtNanos() {
    return loadedAtNanos;
  }

  long expiresAtMillis() {
    return expiresAtMillis;
  }

  void notifyEvicted() {
    observer.accept(CacheOutcome.EVICTED);
  }

  boolean hasFailedReload() {
    return hasFailedReload;
  }

  long reloadFailedAtNanos() {
    return reloadFailedAtNanos;
  }

  void markFailedReload(long now) {
    reloadFailedAtNanos = now;
    hasFailedReload = true;
  }

  boolean uses(CredentialHash credential) {
    return credentials.contains(credential);
  }

  boolean isAbout(String ofProvider, String ofSubject) {
    return subject.equals(ofSubject) && provider.equals(ofProvider);
  }
}
