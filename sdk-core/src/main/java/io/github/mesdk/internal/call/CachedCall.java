package io.github.mesdk.internal.call;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.internal.ReadResult;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Runs a {@link MeCall} with a cache asynchronously. The call occupies a thread only while it gets
 * the client's own token, and no thread while it waits for the cache. An answer in the cache
 * completes the future on the calling thread.
 */
final class CachedCall<T extends CurrentUser> {
  private final TokenSession session;
  private final CachedAnswers<T> answers;
  private final CallHistory history;
  private final CallHooks hooks;
  private final Deadline deadline;
  private final AsyncThreads threads;
  private final CompletableFuture<T> result = new CompletableFuture<>();

  /** The current step, which is cancelled together with the result. */
  private volatile CompletableFuture<?> step = result;

  CachedCall(
      TokenSession session,
      CachedAnswers<T> answers,
      CallHistory history,
      CallHooks hooks,
      Deadline deadline,
      AsyncThreads threads) {
    this.session = session;
    this.answers = answers;
    this.history = history;
    this.hooks = hooks;
    this.deadline = deadline;
    this.threads = threads;
  }

  CompletableFuture<T> start() {
    if (session.isExplicit()) {
      lookUp(session.firstToken());
    } else {
      getToken(new FirstToken(), this::lookUp);
    }
    if (!result.isDone()) {
      CompletableFuture<T> unused = result.whenComplete((answer, failure) -> step.cancel(true));
    }
    return result;
  }

  private void getToken(AsyncCall.Work<AccessToken> work, Consumer<AccessToken> then) {
    try {
      CompletableFuture<AccessToken> unused =
          setStep(AsyncCall.start(work, deadline, threads))
              .whenComplete((token, failure) -> {
                if (failure == null) {
                  then.accept(token);
                } else {
                  fail(failure);
                }
              });
    } catch (Throwable broken) { // otherwise the call would never end
      fail(broken);
    }
  }

  private void lookUp(AccessToken token) {
    try {
      CompletableFuture<T> lookup = setStep(answers.start(token));
      if (lookup.isDone()) {
        finish(lookup, token);
      } else {
        // Not on the thread that completes the lookup, because that thread serves other calls as
        // well.
        CompletableFuture<T> unused =
            lookup.whenCompleteAsync(
                (answer, failure) -> finish(lookup, token), threads::executeCompletion);
      }
    } catch (Throwable broken) { // also an Error: otherwise the call would never end
      fail(broken);
    }
  }

  private void finish(CompletableFuture<T> lookup, AccessToken token) {
    try {
      ReadResult<T> outcome = answers.outcome(lookup);
      if (outcome instanceof ReadResult.Failure<T> failed
          && session.mayRefresh(failed.exception())
          && !result.isDone()) {
        getToken(
            new Refresh(failed.exception(), token),
            next -> {
              if (next.equals(token)) {
                end(outcome);
              } else {
                lookUp(next);
              }
            });
      } else {
        end(outcome);
      }
    } catch (Throwable broken) {
      fail(broken);
    }
  }

  private void end(ReadResult<T> outcome) {
    T answer;
    try {
      answer = history.answer(outcome);
    } catch (MeException failure) {
      fail(failure);
      return;
    }
    hooks.callEnded(history.requestsSent(), null);
    result.complete(answer);
  }

  private void fail(Throwable thrown) {
    Throwable failure =
        thrown instanceof CancellationException
            ? history.finalFailure(
                TransportException.of(Reason.INTERRUPTED, "the call was cancelled", null))
            : thrown;
    hooks.callEnded(history.requestsSent(), failure);
    result.completeExceptionally(failure);
  }

  /** Sets the current step; cancels it at once if the result is already done. */
  private <S> CompletableFuture<S> setStep(CompletableFuture<S> next) {
    step = next;
    if (result.isDone()) {
      next.cancel(true);
    }
    return next;
  }

  /** Gets the first token of the call. */
  private final class FirstToken implements AsyncCall.Work<AccessToken> {
    @Override
    public AccessToken run() {
      return session.firstToken();
    }

    @Override
    public MeException rejected(MeException reason) {
      return history.finalFailure(reason);
    }
  }

  /** Gets a new token after the service rejected the first token. */
  private final class Refresh implements AsyncCall.Work<AccessToken> {
    private final MeException rejection;
    private final AccessToken rejected;

    Refresh(MeException rejection, AccessToken rejected) {
      this.rejection = rejection;
      this.rejected = rejected;
    }

    @Override
    public AccessToken run() {
      return session.refreshed(rejection, rejected);
    }

    @Override
    public MeException rejected(MeException reason) {
      return session.refreshFailure(rejection, reason);
    }
  }
}
