package io.github.mesdk.cache;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.AnswerCache;
import io.github.mesdk.Question;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a short while who the current user is, for a backend that asks on each request.
 *
 * <pre>{@code
 * MeCache cache = MeCache.builder().timeToLive(Duration.ofSeconds(30)).build();
 * MeClient<UserSession> pulse = MeClient.builder(Pulse.at(uri)).answerCache(cache).build();
 * }</pre>
 *
 * <p>However many ask with the same token at the same time, the service is asked once, and a
 * failure is shared by those who waited for it. An answer is given no longer than the smallest of
 * its time to live, the end of the token and the end that the answer itself names. No token is
 * kept: answers are found by a keyed hash. (The answer of Pulse holds a token, and is kept.)
 *
 * <p>Thread-safe. Make one for the life of the program. It may serve several clients, which then
 * share its places: one for each provider keeps a service that hangs from the users of another.
 * Nothing needs to be closed: its threads are daemons and end when idle. Answers that have ended go
 * when the cache is next asked.
 */
public final class MeCache implements AnswerCache {
  private final Keys keys = new Keys();
  private final Counters counters = new Counters();
  private final Times times;
  private final Shelf shelf;
  private final Loads loads;

  MeCache(MeCacheBuilder from) {
    this.times = new Times(from);
    this.shelf = new Shelf(from, keys, times, counters);
    this.loads = new Loads(from, shelf, times, counters);
  }

  /** A new builder, which starts from the defaults. */
  public static MeCacheBuilder builder() {
    return new MeCacheBuilder();
  }

  @Override
  public <T extends CurrentUser> CompletableFuture<T> ask(
      Question question, Deadline deadline, Supplier<T> load, Consumer<Use> told) {
    Key key = keys.of(question);
    while (true) {
      CompletableFuture<T> known = known(key, question, load, told);
      if (known != null) {
        return known;
      }
      Load<T> running = loads.running(key);
      CompletableFuture<T> asked =
          running == null
              ? begin(key, question, deadline, load, told)
              : running.join(question, deadline, told);
      if (asked != null) {
        if (running != null) {
          counters.used(Use.COALESCED, told);
        }
        return asked;
      }
      // It ended in this moment, or another was quicker to begin: look again.
    }
  }

  /** What can be said without waiting; null if nothing can. */
  private <T extends CurrentUser> @Nullable CompletableFuture<T> known(
      Key key, Question question, Supplier<T> load, Consumer<Use> told) {
    long now = times.now();
    Answer answer = shelf.answer(key);
    if (answer != null && times.isFresh(answer, question.token(), now)) {
      counters.used(Use.HIT, told);
      return given(answer);
    }
    if (answer != null && times.mayServeStale(answer, question.token(), now)) {
      if (!times.isPaused(answer, now)) {
        revalidate(key, question, answer, load, told);
      }
      counters.used(Use.STALE, told);
      return given(answer);
    }
    Optional<UnauthenticatedException> refusal = shelf.refusal(key);
    if (refusal.isPresent()) {
      counters.used(Use.NEGATIVE, told);
      return CompletableFuture.failedFuture(refusal.get());
    }
    return null;
  }

  /** The class of the answer is part of the key. */
  @SuppressWarnings("unchecked")
  private static <T extends CurrentUser> CompletableFuture<T> given(Answer answer) {
    return CompletableFuture.completedFuture((T) answer.user());
  }

  private <T extends CurrentUser> void revalidate(
      Key key, Question question, Answer old, Supplier<T> source, Consumer<Use> told) {
    Load<T> load = new Load<>(key, question, source, told, loads);
    load.keepGoing();
    if (!loads.isFirst(load)) {
      return;
    }
    // A load that ended between the look and now has renewed it, or failed to: nobody asks twice.
    Answer latest = shelf.answer(key);
    boolean isDue = latest == old && !times.isPaused(old, times.now());
    if (isDue || !load.endsAs(latest == null ? null : given(latest))) {
      loads.start(load, told);
    }
  }

  /** Waits for a load of its own; null if it is time to look again. */
  private <T extends CurrentUser> @Nullable CompletableFuture<T> begin(
      Key key, Question question, Deadline deadline, Supplier<T> source, Consumer<Use> told) {
    Load<T> load = new Load<>(key, question, source, told, loads);
    if (!loads.isFirst(load)) {
      return null;
    }
    try {
      return lookOrStart(load, question, deadline, source, told);
    } catch (Throwable broken) { // it would be joined for ever
      load.fail(broken);
      throw broken;
    }
  }

  private <T extends CurrentUser> @Nullable CompletableFuture<T> lookOrStart(
      Load<T> load, Question question, Deadline deadline, Supplier<T> source, Consumer<Use> told) {
    // A load that ended between the look and now has left something: nobody asks twice.
    CompletableFuture<T> asked = known(load.key(), question, source, told);
    if (asked != null && load.endsAs(asked)) {
      return asked;
    }
    if (asked == null) {
      asked = load.join(question, deadline, told);
      if (asked == null) {
        return null;
      }
      counters.used(Use.MISS, told);
    }
    loads.start(load, told);
    return asked;
  }

  /**
   * Forgets all that was learnt with this token, be it the one that was asked with or the subject's
   * of Krystal: after a logout. The next question is put to the service.
   */
  public void invalidate(AccessToken token) {
    loads.forgetAll();
    shelf.forget(token.value());
  }

  /**
   * Forgets all that is known of this user, whatever token was asked with: after a change of roles,
   * or a logout everywhere. The names are those of {@link io.github.mesdk.model.Identity}. The next
   * question about the user is put to the service; one that is under way is not kept.
   *
   * <p>It looks at every answer: about half a millisecond for ten thousand.
   */
  public void invalidateSubject(String provider, String subject) {
    requireNonNull(provider, "provider");
    requireNonNull(subject, "subject");
    loads.forgetAll();
    shelf.forget(answer -> answer.isAbout(provider, subject));
  }

  /** Forgets everything. */
  public void invalidateAll() {
    loads.forgetAll();
    shelf.forgetAll();
  }

  /** What the cache has done so far. */
  public MeCacheStats stats() {
    return counters.stats();
  }

  @Override
  public String toString() {
    return "MeCache{" + counters.stats() + "}";
  }
}
