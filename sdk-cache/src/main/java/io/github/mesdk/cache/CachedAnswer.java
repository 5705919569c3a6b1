package io.github.mesdk.cache;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import java.util.List;
import java.util.function.Consumer;

/** An answer that is kept, and what decides how long it may be served. */
final class CachedAnswer {
  private final CurrentUser user;
  private final String provider;
  private final String subject;
  private final List<Credential> credentials;
  private final long loadedAt;
  private final long expiresAt;
  private final Consumer<CacheOutcome> observer;

  /** When the service last failed to give a newer one; meaningless until it did. */
  private volatile long failedAt;

  private volatile boolean hasFailed;

  /**
   * An answer that was asked for at {@code loadedAt} of the monotonic clock, and whose token or
   * session expires at {@code expiresAt}, in milliseconds of the time of day.
   */
  CachedAnswer(
      CurrentUser user,
      Identity identity,
      List<Credential> credentials,
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

  void evicted() {
    observer.accept(CacheOutcome.EVICTED);
  }

  boolean hasFailed() {
    return hasFailed;
  }

  long failedAt() {
    return failedAt;
  }

  void failed(long now) {
    failedAt = now;
    hasFailed = true;
  }

  boolean isWith(Credential credential) {
    return credentials.contains(credential);
  }

  boolean isAbout(String ofProvider, String ofSubject) {
    return subject.equals(ofSubject) && provider.equals(ofProvider);
  }
}
