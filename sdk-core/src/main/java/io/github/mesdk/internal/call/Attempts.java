package io.github.mesdk.internal.call;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.TransportException.Reason;
import io.github.mesdk.http.HttpResult;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.http.TransportFailure;
import io.github.mesdk.http.WireRequest;
import io.github.mesdk.internal.ReadResult;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Calls the service, and retries as the retry policy allows, within one deadline. The attempts with
 * all tokens of a call count together. The first attempt with a refreshed token does not count,
 * because it is not a retry.
 */
final class Attempts<T extends CurrentUser> implements AnswerSource<T> {
  private final CallSettings<T> client;
  private final MeArguments arguments;
  private final Deadline deadline;
  private final CallHistory history;
  private final CallHooks hooks;
  private final Predicate<MeException> mayRefresh;
  private final long start = System.nanoTime();
  private int tokensUsed;

  /**
   * Creates the attempts of one call.
   *
   * @param mayRefresh whether a failure ends the attempts with a token, because a refreshed token
   *     may help
   */
  Attempts(
      CallSettings<T> client,
      MeArguments arguments,
      Deadline deadline,
      CallHistory history,
      CallHooks hooks,
      Predicate<MeException> mayRefresh) {
    this.client = client;
    this.arguments = arguments;
    this.deadline = deadline;
    this.history = history;
    this.hooks = hooks;
    this.mayRefresh = mayRefresh;
  }

  @Override
  public ReadResult<T> get(AccessToken token) {
    tokensUsed++;
    ReadResult<T> outcome = attempt(token);
    while (outcome instanceof ReadResult.Failure<T> failed) {
      Optional<Duration> delay = delay(failed.exception());
      if (delay.isEmpty()) {
        return outcome;
      }
      hooks.retryScheduled(delay.get(), failed.exception());
      history.addEarlier(failed.exception());
      outcome = pause(delay.get()) ? attempt(token) : interrupted();
    }
    client.retries().succeeded();
    return outcome;
  }

  private Optional<Duration> delay(MeException failure) {
    if (mayRefresh.test(failure)) {
      return Optional.empty();
    }
    int replays = tokensUsed - 1;
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    return client
        .retries()
        .next(history.requestsSent() - replays, failure, elapsed, deadline.remaining());
  }

  /** Returns false if the thread was interrupted. */
  private boolean pause(Duration delay) {
    try {
      client.retries().await(delay);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private ReadResult<T> interrupted() {
    return new ReadResult.Failure<>(
        TransportException.of(
            Reason.INTERRUPTED,
            "the calling thread was interrupted while it waited for a retry",
            null));
  }

  private ReadResult<T> attempt(AccessToken token) {
    List<Argument> complete = client.requests().complete(arguments, token);
    hooks.attemptStarted();
    try {
      return execute(token, complete, hooks.attemptHeaders(client.headers()));
    } catch (Throwable broken) { // such as an exception of the requestHeaders function
      hooks.attemptBroken(broken);
      throw broken;
    }
  }

  private ReadResult<T> execute(AccessToken token, List<Argument> complete, CustomHeaders headers) {
    WireRequest request = client.requests().request(token, complete, headers.values());
    HttpResult result = client.transport().execute(request, deadline);
    history.sent(result.requestsSent());
    Scrubber scrubber = scrubber(token, complete, headers);
    ReadResult<T> outcome = read(result, scrubber);
    hooks.attemptEnded(result, outcome, scrubber);
    return outcome;
  }

  private ReadResult<T> read(HttpResult result, Scrubber scrubber) {
    return result instanceof Reply reply
        ? client.replies().read(reply, scrubber, deadline)
        : new ReadResult.Failure<>(((TransportFailure) result).toException(client.provider()));
  }

  private Scrubber scrubber(AccessToken token, List<Argument> arguments, CustomHeaders headers) {
    List<String> secrets = new ArrayList<>(headers.secrets());
    secrets.add(token.value());
    secrets.add(client.requests().sent(token));
    for (Argument argument : arguments) {
      if (argument.secret()) {
        secrets.add(argument.value());
      }
    }
    return Scrubber.of(secrets);
  }
}
