package io.github.mesdk.cache;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.AnswerCache.Use;
import io.github.mesdk.Question;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One question that is being put to a service, and all who wait for the answer. It ends once: with
 * an answer, with a failure, or because nobody is left who wants to know.
 */
final class Load<T extends CurrentUser> implements Runnable {
  private final Key key;
  private final Supplier<T> source;
  private final Consumer<Use> told;
  private final Loads loads;

  /** Guards what is below. Held to interrupt, so that the thread cannot be at its next load. */
  private final ReentrantLock lock = new ReentrantLock();

  /** As the asker puts it who knows the earliest end of the token. */
  private Question question;

  private final Set<Asker<T>> askers = new LinkedHashSet<>();
  private @Nullable Thread runner;
  private boolean isEnded;
  private boolean isForgotten;

  /** Whether it goes on when nobody waits, since somebody was given a stale answer meanwhile. */
  private boolean isWanted;

  Load(Key key, Question question, Supplier<T> source, Consumer<Use> told, Loads loads) {
    this.key = key;
    this.question = question;
    this.source = source;
    this.told = told;
    this.loads = loads;
  }

  Key key() {
    return key;
  }

  /** One more who waits, no longer than the deadline; absent if it has ended. */
  @Nullable CompletableFuture<T> join(Question asked, Deadline deadline, Consumer<Use> tell) {
    Asker<T> asker = new Asker<>(asked.token(), tell);
    lock.lock();
    try {
      if (isEnded) {
        return null;
      }
      askers.add(asker);
      if (endsBefore(asked.token(), question.token())) {
        question = asked;
      }
    } finally {
      lock.unlock();
    }
    CompletableFuture<T> unused = asker.whenComplete((answer, failure) -> leave(asker));
    try {
      await(deadline, asker);
    } catch (Throwable noThread) { // nobody would end the wait
      asker.end(null, noThread);
    }
    return asker;
  }

  private static boolean endsBefore(AccessToken one, AccessToken other) {
    Instant end = one.expiresAt().orElse(Instant.MAX);
    return end.isBefore(other.expiresAt().orElse(Instant.MAX));
  }

  /** Whom an older answer can serve waits less long than its time: a load may hang. */
  private void await(Deadline deadline, Asker<T> asker) {
    long nanos = Math.min(deadline.remaining().toNanos(), loads.patience(key, asker.token()));
    loads.timer.runLate(() -> timeUp(deadline, asker), nanos, asker);
  }

  /** Nobody waits for it, and it goes on all the same. */
  void keepGoing() {
    lock.lock();
    try {
      isWanted = true;
    } finally {
      lock.unlock();
    }
  }

  /** Its answer is not to be kept: it may have been given before something was revoked. */
  void forget() {
    lock.lock();
    try {
      isForgotten = true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void run() {
    if (!begin()) {
      return;
    }
    long since = loads.times.now();
    try {
      succeed(requireNonNull(source.get(), "the load gave null"), since);
    } catch (Throwable failed) { // an Error too: nobody else would hear of it
      fail(failed);
    }
  }

  private boolean begin() {
    lock.lock();
    try {
      if (!isEnded) {
        runner = Thread.currentThread();
      }
      return !isEnded;
    } finally {
      lock.unlock();
    }
  }

  private void succeed(T answer, long since) {
    end(() -> loads.shelf.store(key, question, answer, since, told))
        .forEach(asker -> asker.end(answer, null));
  }

  /**
   * Gives those who wait what turned out to be known before it began, and ends unless that is
   * nothing to somebody: an answer is not for those who know that their token has ended.
   */
  boolean endsAs(@Nullable CompletableFuture<T> known) {
    List<Asker<T>> content = new ArrayList<>();
    boolean isOver;
    lock.lock();
    try {
      if (known != null) {
        askers.stream().filter(asker -> isFor(known, asker)).forEach(content::add);
      }
      isOver = content.size() == askers.size();
      if (isOver) {
        finish();
      }
    } finally {
      lock.unlock();
    }
    if (known != null) {
      for (Asker<T> asker : content) {
        CompletableFuture<T> unused = known.whenComplete(asker::end);
      }
    }
    return isOver;
  }

  private boolean isFor(CompletableFuture<T> known, Asker<T> asker) {
    return known.isCompletedExceptionally() || !loads.times.hasEnded(asker.token());
  }

  /** Ends with a failure, for which a stale answer may stand in. */
  void fail(Throwable failure) {
    for (Asker<T> asker : end(() -> loads.shelf.failed(key, question, failure))) {
      if (!Failures.isOutage(failure) || !serveStale(asker)) {
        asker.end(null, failure);
      }
    }
  }

  private List<Asker<T>> end(Runnable conclusion) {
    lock.lock();
    try {
      if (runner != null) {
        // From here on nobody interrupts, and an interrupt that came is not for the next load.
        runner = null;
        Thread.interrupted();
      }
      if (isEnded) {
        return List.of();
      }
      if (!isForgotten) {
        conclusion.run();
      }
      // Last: who does not find the load must find what it left.
      finish();
      List<Asker<T>> waiting = new ArrayList<>(askers);
      askers.clear();
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  private void finish() {
    loads.ended(this);
    isEnded = true;
  }

  /** The class of the answer is part of the key. */
  @SuppressWarnings("unchecked")
  private boolean serveStale(Asker<T> asker) {
    Answer stale = loads.staleOnError(key, asker.token());
    if (stale == null) {
      return false;
    }
    if (!asker.claim()) {
      return true;
    }
    // Who is served in this way did not take leave: the load goes on, for the next to ask. Until
    // it ends, those need not wait as long.
    keepGoing();
    stale.failedAt(loads.times.now());
    loads.counters.used(Use.STALE, asker.told());
    asker.complete((T) stale.user());
    return true;
  }

  private void timeUp(Deadline deadline, Asker<T> asker) {
    if (serveStale(asker)) {
      return;
    }
    if (deadline.hasPassed()) {
      asker.end(
          null,
          TransportException.of(
              key.endpoint().provider(), Reason.TIMEOUT, "the call's time was up", null));
    } else {
      await(deadline, asker); // the older answer has gone meanwhile
    }
  }

  private void leave(Asker<T> asker) {
    lock.lock();
    try {
      askers.remove(asker);
      if (isEnded || isWanted || !askers.isEmpty()) {
        return;
      }
      finish();
      if (runner == null) {
        loads.forget(this);
      } else {
        runner.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }
}
