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
import io.github.mesdk.provider.internal.CallerCredentials;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Calls the service, and retries as the retry policy allows, within one deadline. The policy's
 * maximum applies to all attempts of the call together, with the first token and with a refreshed
 * token. The first attempt with a refreshed token does not count, because it is not a retry.
 */
final class Attempts<T extends CurrentUser> implements AnswerSource<T> {
  private final CallSettings<T> settings;
  private final MeArguments arguments;
  private final Deadline deadline;
  private final CallHistory history;
  private final CallHooks hooks;
  private final Predicate<MeException> mayRefresh;
  private final long start = System.nanoTime();
  private final List<AccessToken> tokens = new ArrayList<>(1);

  /**
   * Creates the attempts of one call.
   *
   * @param mayRefresh whether a failure ends the attempts with the current token, because a
   *     refreshed token may help
   */
  Attempts(
      CallSettings<T> settings,
      MeArguments arguments,
      Deadline deadline,
      CallHistory history,
      CallHooks hooks,
      Predicate<MeException> mayRefresh) {
    this.settings = settings;
    this.arguments = arguments;
    this.deadline = deadline;
    this.history = history;
    this.hooks = hooks;
    this.mayRefresh = mayRefresh;
  }

  @Override
  public ReadResult<T> get(AccessToken token) {
    tokens.add(token);
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
    settings.retries().succeeded();
    return outcome;
  }

  private Optional<Duration> delay(MeException failure) {
    if (mayRefresh.test(failure)) {
      return Optional.empty();
    }
    int uncounted = tokens.size() - 1;
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    return settings
        .retries()
        .next(history.attempts() - uncounted, failure, elapsed, deadline.remaining());
  }

  /** Returns false if the thread was interrupted. */
  private boolean pause(Duration delay) {
    try {
      settings.retries().await(delay);
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
    List<Argument> complete = settings.requests().complete(arguments, token);
    hooks.attemptStarted();
    try {
      return execute(token, complete, hooks.attemptHeaders(settings.headers()));
    } catch (Throwable broken) { // such as an exception of the requestHeaders function
      hooks.attemptBroken(broken);
      throw broken;
    }
  }

  private ReadResult<T> execute(AccessToken token, List<Argument> complete, CustomHeaders headers) {
    CallerCredentials caller = settings.requests().callerCredentials();
    WireRequest request = settings.requests().request(token, complete, headers.values(), caller);
    Scrubber scrubber = scrubber(complete, headers, caller);
    HttpResult result = settings.transport().execute(request, deadline);
    ReadResult<T> outcome;
    try (result) {
      history.sent(result);
      outcome = read(result, scrubber);
    }
    hooks.attemptEnded(result, outcome, scrubber);
    return outcome;
  }

  private ReadResult<T> read(HttpResult result, Scrubber scrubber) {
    return result instanceof Reply reply
        ? settings.replies().read(reply, scrubber, deadline)
        : new ReadResult.Failure<>(((TransportFailure) result).toException(settings.provider()));
  }

  /** Masks the earlier tokens of the call too, because a gateway may send an old response. */
  private Scrubber scrubber(
      List<Argument> arguments, CustomHeaders headers, @Nullable CallerCredentials caller) {
    List<String> secrets = new ArrayList<>(headers.secrets());
    if (caller != null) {
      secrets.addAll(caller.secrets());
    }
    List<String> passwords = new ArrayList<>(0);
    for (AccessToken token : tokens) {
      secrets.add(token.value());
      secrets.add(settings.requests().sent(token));
      passwords.addAll(settings.requests().passwords(token));
    }
    for (Argument argument : arguments) {
      if (argument.secret()) {
        secrets.add(argument.value());
      }
    }
    return Scrubber.of(secrets, passwords);
  }
}
