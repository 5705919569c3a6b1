package io.github.mesdk;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.token.AccessToken;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call that asks a cache, which asks the service if need be. While it waits for that, an
 * asynchronous one holds no thread.
 */
final class CachedCall<T extends CurrentUser> {
  private final MeCall<T> call;
  private final AnswerCache cache;
  private final CompletableFuture<T> result = new CompletableFuture<>();

  /** The step that is under way, so that whoever cancels the result cancels it. */
  private volatile CompletableFuture<?> step = result;

  CachedCall(MeCall<T> call, AnswerCache cache) {
    this.call = call;
    this.cache = cache;
  }

  /** The answer, on the calling thread. */
  T await() {
    AccessToken token = call.token();
    while (true) {
      CompletableFuture<T> asked = ask(token);
      try {
        return asked.get();
      } catch (InterruptedException stopped) {
        asked.cancel(true);
        Thread.currentThread().interrupt();
        throw call.last(interrupted("the calling thread was interrupted"));
      } catch (ExecutionException failed) {
        token = next(failed.getCause(), token);
      }
    }
  }

  /** The answer to come. Only what may block takes a thread: to get a token of the client's own. */
  CompletableFuture<T> start(AsyncThreads threads) {
    call.events.callStarted();
    CompletableFuture<T> unused = result.whenComplete((answer, failure) -> step.cancel(true));
    Optional<AccessToken> given = call.request.token();
    if (given.isPresent()) {
      askWith(given.get(), threads);
    } else {
      find(new Finding(call::token, null), threads);
    }
    return result;
  }

  private void find(Finding finding, AsyncThreads threads) {
    CompletableFuture<AccessToken> found;
    try {
      found = under(AsyncCall.start(finding, call.deadline, threads));
    } catch (Throwable broken) { // nobody else would hear of it
      end(null, broken);
      return;
    }
    CompletableFuture<AccessToken> unused =
        found.whenComplete((next, failure) -> {
          if (failure == null) {
            askWith(next, threads);
          } else {
            end(null, failure);
          }
        });
  }

  private void askWith(AccessToken token, AsyncThreads threads) {
    CompletableFuture<T> asked;
    try {
      asked = under(ask(token));
    } catch (Throwable broken) { // an Error too: nobody else would hear of it
      end(null, broken);
      return;
    }
    if (asked.isDone()) {
      CompletableFuture<T> unused =
          asked.whenComplete((answer, failure) -> decide(answer, failure, token, threads));
    } else {
      // Not on the thread that brings the answer: that one serves others as well.
      CompletableFuture<T> unused =
          asked.whenCompleteAsync(
              (answer, failure) -> decide(answer, failure, token, threads), threads::executeEnd);
    }
  }

  private void decide(
      @Nullable T answer, @Nullable Throwable thrown, AccessToken token, AsyncThreads threads) {
    Throwable failure = unwrapped(thrown);
    if (failure instanceof MeException known && !result.isDone() && call.mayRenew(known)) {
      find(new Finding(() -> next(known, token), known), threads);
    } else {
      end(answer, failure == null ? null : finalFailure(failure));
    }
  }

  /** As {@code get()} does it, for a cache that gives what follows another future. */
  private static @Nullable Throwable unwrapped(@Nullable Throwable thrown) {
    return thrown instanceof CompletionException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }

  private void end(@Nullable T answer, @Nullable Throwable thrown) {
    Throwable failure =
        thrown instanceof CancellationException
            ? call.last(interrupted("the call was cancelled"))
            : thrown;
    call.events.callEnded(call.attempts(), failure);
    if (failure == null) {
      result.complete(answer);
    } else {
      result.completeExceptionally(failure);
    }
  }

  /** A step to cancel with the result. */
  private <S> CompletableFuture<S> under(CompletableFuture<S> next) {
    step = next;
    if (result.isDone()) {
      next.cancel(true);
    }
    return next;
  }

  private CompletableFuture<T> ask(AccessToken token) {
    Question question =
        new Question(
            call.client.endpoint,
            call.client.requests.complete(call.request.arguments(), token),
            token);
    return requireNonNull(
        cache.ask(question, call.deadline, () -> call.load(token), call.events::cacheUsed),
        "the cache gave null");
  }

  /** The token to ask again with; throws if there is to be no other question. */
  private AccessToken next(@Nullable Throwable failure, AccessToken token) {
    if (failure instanceof MeException known) {
      call.loadFailed(known);
      return call.replayToken(known, token).orElseThrow(() -> call.last(known));
    }
    if (failure instanceof Error broken) {
      throw broken;
    }
    throw (RuntimeException) requireNonNull(failure);
  }

  private Throwable finalFailure(Throwable failure) {
    if (failure instanceof MeException known) {
      call.loadFailed(known);
      return call.last(known);
    }
    return failure;
  }

  private static TransportException interrupted(String problem) {
    return TransportException.of("", TransportException.Reason.INTERRUPTED, problem, null);
  }

  /** A token that may have to be waited for. */
  private final class Finding implements AsyncCall.Work<AccessToken> {
    private final Supplier<AccessToken> token;
    private final @Nullable MeException rejection;

    /** For the first token, or to replace one that was rejected with this. */
    Finding(Supplier<AccessToken> token, @Nullable MeException rejection) {
      this.token = token;
      this.rejection = rejection;
    }

    @Override
    public AccessToken run() {
      return token.get();
    }

    @Override
    public MeException refused(MeException reason) {
      if (rejection == null) {
        return call.last(reason);
      }
      call.loadFailed(rejection);
      return call.unrenewed(rejection, reason);
    }
  }
}
