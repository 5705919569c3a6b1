package io.github.mesdk.cache;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.concurrent.AgeClock.Moment;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A stored answer with the data that decides how long it may be served. Thread-safe. */
final class CachedAnswer {
  private final CurrentUser user;
  private final String provider;
  private final String subject;
  private final List<CredentialHash> credentials;
  private final List<Tombstone> tombstones;
  private final Moment loadedAt;
  private final long expiresAtMillis;
  private final Consumer<CacheOutcome> observer;

  /** When the last attempt to reload this answer failed; null if none has failed. */
  private volatile @Nullable Moment reloadFailedAt;

  /**
   * Creates a stored answer.
   *
   * @param tombstones the tombstones that end the answer; empty without a second level
   * @param loadedAt when the load started
   * @param expiresAtMillis when the token or session expires, in milliseconds of the wall clock;
   *     {@link Long#MAX_VALUE} if unknown
   */
  CachedAnswer(
      CurrentUser user,
      Identity identity,
      List<CredentialHash> credentials,
      List<Tombstone> tombstones,
      Moment loadedAt,
      long expiresAtMillis,
      Consumer<CacheOutcome> observer) {
    this.user = user;
    this.provider = identity.provider();
    this.subject = identity.subject();
    this.credentials = credentials;
    this.tombstones = tombstones;
    this.loadedAt = loadedAt;
    this.expiresAtMillis = expiresAtMillis;
    this.observer = observer;
  }

  CurrentUser user() {
    return user;
  }

  Moment loadedAt() {
    return loadedAt;
  }

  long expiresAtMillis() {
    return expiresAtMillis;
  }

  void notifyEvicted() {
    observer.accept(CacheOutcome.EVICTED);
  }

  @Nullable Moment reloadFailedAt() {
    return reloadFailedAt;
  }

  void markFailedReload(Moment now) {
    reloadFailedAt = now;
  }

  boolean uses(CredentialHash credential) {
    return credentials.contains(credential);
  }

  boolean endsWith(Tombstone tombstone) {
    return tombstones.contains(tombstone);
  }

  boolean isAbout(String ofProvider, String ofSubject) {
    return subject.equals(ofSubject) && provider.equals(ofProvider);
  }
}
