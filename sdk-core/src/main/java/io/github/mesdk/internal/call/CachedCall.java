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
 * The steps of a {@link MeCall} with a cache, for an asynchronous call: between them it holds no
 * thread. It takes one only to get a token of the client's own. An answer that the cache has is
 * given on the thread that asks.
 */
final class CachedCall<T extends CurrentUser> {
  private final TokenSession session;
  private final CachedAnswers<T> answers;
  private final CallHistory history;
  private final CallHooks hooks;
  private final Deadline deadline;
  private final AsyncThreads threads;
  private final CompletableFuture<T> result = new CompletableFuture<>();

  /** The step that is under way, so that cancelling the result cancels it. */
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
      ask(session.first());
    } else {
      getToken(new FirstToken(), this::ask);
    }
    if (!result.isDone()) {
      CompletableFuture<T> unused = result.whenComplete((answer, failure) -> step.cancel(true));
    }
    return result;
  }

  private void getToken(AsyncCall.Work<AccessToken> work, Consumer<AccessToken> then) {
    try {
      CompletableFuture<AccessToken> unused =
          under(AsyncCall.start(work, deadline, threads))
              .whenComplete((token, failure) -> {
                if (failure == null) {
                  then.accept(token);
                } else {
                  fail(failure);
                }
              });
    } catch (Throwable broken) { // nothing else would end the call
      fail(broken);
    }
  }

  private void ask(AccessToken token) {
    try {
      CompletableFuture<T> asked = under(answers.start(token));
      if (asked.isDone()) {
        decide(asked, token);
      } else {
        // Not on the thread that brings the answer: that one serves other calls as well.
        CompletableFuture<T> unused =
            asked.whenCompleteAsync((answer, failure) -> decide(asked, token), threads::executeEnd);
      }
    } catch (Throwable broken) { // an Error too: nothing else would end the call
      fail(broken);
    }
  }

  private void decide(CompletableFuture<T> asked, AccessToken token) {
    try {
      ReadResult<T> outcome = answers.outcome(asked);
      if (outcome instanceof ReadResult.Failure<T> failed
          && session.mayRefresh(failed.exception())
          && !result.isDone()) {
        getToken(
            new Refresh(failed.exception(), token),
            next -> {
              if (next.equals(token)) {
                end(outcome);
              } else {
                ask(next);
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
            ? history.last(
                TransportException.of(Reason.INTERRUPTED, "the call was cancelled", null))
            : thrown;
    hooks.callEnded(history.requestsSent(), failure);
    result.completeExceptionally(failure);
  }

  /** A step to cancel with the result. */
  private <S> CompletableFuture<S> under(CompletableFuture<S> next) {
    step = next;
    if (result.isDone()) {
      next.cancel(true);
    }
    return next;
  }

  /** The token to begin with. */
  private final class FirstToken implements AsyncCall.Work<AccessToken> {
    @Override
    public AccessToken run() {
      return session.first();
    }

    @Override
    public MeException refused(MeException reason) {
      return history.last(reason);
    }
  }

  /** Another token in place of the one that was rejected. */
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
    public MeException refused(MeException reason) {
      return session.unrefreshed(rejection, reason);
    }
  }
}
