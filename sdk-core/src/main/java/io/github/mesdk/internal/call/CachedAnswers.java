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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gets answers from a cache. If the cache has no answer, it runs a load: attempts on a thread of
 * the cache, within the client's timeout, for all calls that wait for the same answer.
 */
final class CachedAnswers<T extends CurrentUser> implements AnswerSource<T> {
  private final CallSettings<T> settings;
  private final MeArguments arguments;
  private final Deadline deadline;
  private final CallHistory history;
  private final CallHooks hooks;
  private final CallCache<T> cache;
  private final @Nullable Consumer<AccessToken> filter;

  CachedAnswers(
      CallSettings<T> settings,
      MeArguments arguments,
      Deadline deadline,
      CallHistory history,
      CallHooks hooks,
      CallCache<T> cache,
      @Nullable Consumer<AccessToken> filter) {
    this.settings = settings;
    this.arguments = arguments;
    this.deadline = deadline;
    this.history = history;
    this.hooks = hooks;
    this.cache = cache;
    this.filter = filter;
  }

  @Override
  public ReadResult<T> get(AccessToken token) {
    return outcome(start(token));
  }

  /** Starts the lookup without blocking. */
  CompletableFuture<T> start(AccessToken token) {
    return cache.get(token, arguments, deadline, () -> load(token), hooks);
  }

  /** Waits for the outcome. Throws an exception that is not a {@link MeException} unchanged. */
  ReadResult<T> outcome(CompletableFuture<T> lookup) {
    try {
      return new ReadResult.Success<>(lookup.get());
    } catch (InterruptedException stopped) {
      lookup.cancel(true);
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

  /**
   * Calls the service with this token only. The waiting calls fail with the exception that this
   * method throws.
   */
  private T load(AccessToken token) {
    CallHistory loadHistory = new CallHistory(settings.provider());
    Attempts<T> attempts =
        new Attempts<>(
            settings,
            arguments,
            Deadline.after(settings.timeout()),
            loadHistory,
            hooks.ofLoad(),
            failure -> false);
    try {
      return loadHistory.answer(AnswerSource.filtered(filter, attempts).get(token));
    } finally {
      history.loadEnded(loadHistory.requestsSent());
    }
  }
}
