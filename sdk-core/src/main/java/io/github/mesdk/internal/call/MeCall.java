package io.github.mesdk.internal.call;

import io.github.mesdk.error.MeException;
import io.github.mesdk.internal.ReadResult;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call: gets a token, gets the answer for it, and tries once more with a new token if the
 * service rejects the client's own token. An instance makes one call.
 *
 * @param <T> the model of the answer
 */
public final class MeCall<T extends CurrentUser> implements AsyncCall.Work<T> {
  private final CallHistory history;
  private final CallHooks hooks;
  private final Deadline deadline;
  private final TokenSession session;
  private final AnswerSource<T> source;

  private MeCall(
      CallHistory history,
      CallHooks hooks,
      Deadline deadline,
      TokenSession session,
      AnswerSource<T> source) {
    this.history = history;
    this.hooks = hooks;
    this.deadline = deadline;
    this.session = session;
    this.source = source;
  }

  /**
   * Creates a call that gets its answer from the cache if there is one, and otherwise from the
   * service.
   *
   * @param explicit the explicit token of the request; null for the client's own token
   * @param cache the cache; null for none
   */
  public static <T extends CurrentUser> MeCall<T> of(
      CallSettings<T> settings,
      @Nullable AccessToken explicit,
      MeArguments arguments,
      Deadline deadline,
      CallHooks hooks,
      @Nullable CallCache<T> cache) {
    CallHistory history = new CallHistory(settings.provider());
    TokenSession session = new TokenSession(settings.tokens(), explicit, deadline, history, hooks);
    // The client's own token is not checked: its source knows when it expires.
    Consumer<AccessToken> filter = explicit == null ? null : settings.filter();
    AnswerSource<T> source =
        cache == null
            ? AnswerSource.filtered(
                filter,
                new Attempts<>(settings, arguments, deadline, history, hooks, session::mayRefresh))
            : new CachedAnswers<>(settings, arguments, deadline, history, hooks, cache, filter);
    return new MeCall<>(history, hooks, deadline, session, source);
  }

  /** Runs the call on the current thread. */
  @Override
  public T run() {
    try {
      T answer = history.answer(outcome());
      hooks.callEnded(history.requestsSent(), null);
      return answer;
    } catch (Throwable failed) {
      hooks.callEnded(history.requestsSent(), failed);
      throw failed;
    }
  }

  private ReadResult<T> outcome() {
    AccessToken token = session.firstToken();
    ReadResult<T> outcome = source.get(token);
    if (outcome instanceof ReadResult.Failure<T> failed && session.mayRefresh(failed.exception())) {
      AccessToken next = session.refreshed(failed.exception(), token);
      return next.equals(token) ? outcome : source.get(next);
    }
    return outcome;
  }

  /** Runs the call without blocking the current thread. */
  public CompletableFuture<T> start(AsyncThreads threads) {
    try {
      return source instanceof CachedAnswers<T> answers
          ? new CachedCall<>(session, answers, history, hooks, deadline, threads).start()
          : AsyncCall.start(this, deadline, threads);
    } catch (Throwable noThread) { // such as OutOfMemoryError: listeners must see the call end
      hooks.callEnded(0, noThread);
      return CompletableFuture.failedFuture(noThread);
    }
  }

  @Override
  public MeException rejected(MeException reason) {
    MeException failure = history.finalFailure(reason);
    hooks.callEnded(0, failure);
    return failure;
  }
}
