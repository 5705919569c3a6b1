package io.github.mesdk.internal.call;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.internal.ReadResult;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Answers from a cache. When that has none it runs a load: attempts on a thread of the cache's,
 * within the client's own time, for all calls that wait for the same answer.
 */
final class CachedAnswers<T extends CurrentUser> implements AnswerSource<T> {
  private final CallSettings<T> client;
  private final MeArguments arguments;
  private final Deadline deadline;
  private final CallHistory history;
  private final CallHooks hooks;
  private final CallCache<T> cache;

  CachedAnswers(
      CallSettings<T> client,
      MeArguments arguments,
      Deadline deadline,
      CallHistory history,
      CallHooks hooks,
      CallCache<T> cache) {
    this.client = client;
    this.arguments = arguments;
    this.deadline = deadline;
    this.history = history;
    this.hooks = hooks;
    this.cache = cache;
  }

  @Override
  public ReadResult<T> ask(AccessToken token) {
    return outcome(start(token));
  }

  /** Asks without waiting. */
  CompletableFuture<T> start(AccessToken token) {
    return cache.get(token, arguments, deadline, () -> load(token), hooks);
  }

  /** How it ended; blocks until it did. Throws what is no {@link MeException}. */
  ReadResult<T> outcome(CompletableFuture<T> asked) {
    try {
      return new ReadResult.Success<>(asked.get());
    } catch (InterruptedException stopped) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      return new ReadResult.Failure<>(
          TransportException.of(Reason.INTERRUPTED, "the calling thread was interrupted", null));
    } catch (ExecutionException failed) {
      return failure(requireNonNull(failed.getCause()));
    }
  }

  private ReadResult<T> failure(Throwable thrown) {
    if (thrown instanceof MeException known) {
      history.failedWithLoad(known);
      return new ReadResult.Failure<>(known);
    }
    if (thrown instanceof Error broken) {
      throw broken;
    }
    throw (RuntimeException) thrown;
  }

  /** Asks the service with this token and no other. Throws what the calls are to fail with. */
  private T load(AccessToken token) {
    CallHistory ofLoad = new CallHistory(client.provider());
    Attempts<T> attempts =
        new Attempts<>(
            client,
            arguments,
            Deadline.after(client.timeout()),
            ofLoad,
            hooks.ofLoad(),
            failure -> false);
    try {
      return ofLoad.answer(attempts.ask(token));
    } finally {
      history.loadEnded(ofLoad.requestsSent());
    }
  }
}
