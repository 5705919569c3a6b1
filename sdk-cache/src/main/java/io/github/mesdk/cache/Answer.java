package io.github.mesdk.cache;

import io.github.mesdk.AnswerCache.Use;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import java.util.List;
import java.util.function.Consumer;

/** An answer that is kept, and what decides how long it may be given. */
final class Answer {
  private final CurrentUser user;
  private final String provider;
  private final String subject;
  private final List<Credential> credentials;
  private final long since;
  private final long end;
  private final Consumer<Use> told;

  /** When the service last failed to give a newer one; meaningless until it did. */
  private volatile long failed;

  private volatile boolean hasFailed;

  /**
   * An answer to a question that was begun at {@code since} of the monotonic clock, and that no
   * longer holds at {@code end}, in milliseconds of the time of day.
   */
  Answer(
      CurrentUser user,
      Identity identity,
      List<Credential> credentials,
      long since,
      long end,
      Consumer<Use> told) {
    this.user = user;
    this.provider = identity.provider();
    this.subject = identity.subject();
    this.credentials = credentials;
    this.since = since;
    this.end = end;
    this.told = told;
  }

  CurrentUser user() {
    return user;
  }

  long since() {
    return since;
  }

  long end() {
    return end;
  }

  void evicted() {
    told.accept(Use.EVICTED);
  }

  boolean hasFailed() {
    return hasFailed;
  }

  long failed() {
    return failed;
  }

  void failedAt(long now) {
    failed = now;
    hasFailed = true;
  }

  boolean isWith(Credential credential) {
    return credentials.contains(credential);
  }

  boolean isAbout(String ofProvider, String ofSubject) {
    return subject.equals(ofSubject) && provider.equals(ofProvider);
  }
}
