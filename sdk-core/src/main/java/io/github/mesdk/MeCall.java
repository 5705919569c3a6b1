package io.github.mesdk;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.http.Exchange;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.http.TransportFailure;
import io.github.mesdk.http.WireRequest;
import io.github.mesdk.internal.Outcome;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One call: owns its attempts and its deadline, and throws at most once, on the caller's thread.
 *
 * @param <T> the model of the answer
 */
final class MeCall<T extends CurrentUser> implements AsyncCall.Work<T> {
  final DefaultMeClient<T> client;
  final MeRequest request;
  private final OwnHeaders headers;
  final CallEvents events;
  private final long start = System.nanoTime();
  final Deadline deadline;
  private final List<MeException> earlier = new ArrayList<>();
  private int attempts;

  /** Requests of the last load that this call began for all who wait, while they count. */
  private volatile int ofLoad;

  private int replays;
  private boolean isRenewed;

  MeCall(DefaultMeClient<T> client, MeRequest request) {
    this.client = client;
    this.request = request;
    this.deadline = Deadline.after(request.timeout().orElse(client.timeout));
    this.headers = client.headersNow();
    this.events = client.listeners.newCall();
  }

  /** The attempts of {@code asker} with this token, on a thread and within a time of their own. */
  private MeCall(MeCall<T> asker, AccessToken token) {
    this.client = asker.client;
    this.request = asker.request.withToken(token);
    this.headers = asker.headers;
    this.events = asker.events.ofLoad();
    this.deadline = Deadline.after(client.timeout);
  }

  @Override
  public T run() {
    events.callStarted();
    try {
      T answer = ask();
      events.callEnded(attempts(), null);
      return answer;
    } catch (Throwable failed) {
      events.callEnded(attempts(), failed);
      throw failed;
    }
  }

  @Override
  public MeException refused(MeException reason) {
    MeException refusal = reason.inCall(client.provider.name(), 0);
    events.callStarted();
    events.callEnded(0, refusal);
    return refusal;
  }

  private T ask() {
    return client.cache == null
        ? askService(token())
        : new CachedCall<>(this, client.cache).await();
  }

  /** The token to begin with. */
  AccessToken token() {
    Optional<AccessToken> explicit = request.token();
    return explicit.isPresent() ? explicit.get() : ownToken();
  }

  /** Asks the service with this token and no other, for whoever waits for the answer. */
  T load(AccessToken token) {
    MeCall<T> load = new MeCall<>(this, token);
    try {
      return load.askService(token);
    } finally {
      ofLoad = load.attempts;
    }
  }

  private T askService(AccessToken first) {
    AccessToken token = first;
    while (true) {
      Outcome<T> outcome = attempt(token);
      if (outcome instanceof Outcome.Success<T> success) {
        client.retries.succeeded();
        return success.answer();
      }
      token = nextToken(((Outcome.Failure<T>) outcome).exception(), token);
    }
  }

  /** The token for one more attempt, when it is time for that; throws if there is to be none. */
  private AccessToken nextToken(MeException failure, AccessToken token) {
    Optional<AccessToken> renewed = replayToken(failure, token);
    if (renewed.isPresent()) {
      return renewed.get();
    }
    Duration wait = retry(failure).orElseThrow(() -> last(failure));
    events.retryScheduled(attempts, wait, failure);
    earlier.add(inCall(failure));
    await(wait);
    return token;
  }

  /** Another token, if this one was rejected and there is one. */
  Optional<AccessToken> replayToken(MeException failure, AccessToken rejected) {
    Optional<AccessToken> renewed = renewedToken(failure, rejected);
    if (renewed.isPresent()) {
      replays++;
      events.retryScheduled(attempts, Duration.ZERO, failure);
      earlier.add(inCall(failure));
    }
    return renewed;
  }

  /** What a load sent counts as sent by each who waited for it. */
  void loadFailed(MeException failure) {
    attempts += failure.attempts();
    ofLoad = 0; // they are those of the failure
  }

  /** Of an answer, only the call that began the load sent anything. */
  int attempts() {
    return attempts + ofLoad;
  }

  private Optional<Duration> retry(MeException failure) {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    return client.retries.next(attempts - replays, failure, elapsed, deadline.remaining());
  }

  private void await(Duration wait) {
    try {
      client.retries.await(wait);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw last(
          TransportException.of(
              "",
              TransportException.Reason.INTERRUPTED,
              "the calling thread was interrupted while it waited to try again",
              null));
    }
  }

  private Outcome<T> attempt(AccessToken token) {
    List<Argument> arguments = client.requests.complete(request.arguments(), token);
    WireRequest wire = client.requests.request(token, arguments, headers.values());
    events.attemptStarted(attempts);
    Exchange exchange = client.transport.exchange(wire, deadline);
    attempts += exchange.requestsSent();
    Scrubber scrubber = scrubber(token, arguments);
    Outcome<T> outcome = read(exchange, scrubber);
    events.attemptEnded(attempts, exchange, outcome, scrubber);
    return outcome;
  }

  private Outcome<T> read(Exchange exchange, Scrubber scrubber) {
    return exchange instanceof Reply reply
        ? client.replies.read(reply, scrubber, deadline)
        : new Outcome.Failure<>(((TransportFailure) exchange).toException(client.provider.name()));
  }

  private Scrubber scrubber(AccessToken token, List<Argument> arguments) {
    List<String> secrets = new ArrayList<>(headers.secrets());
    secrets.add(token.value());
    for (Argument argument : arguments) {
      if (argument.secret()) {
        secrets.add(argument.value());
      }
    }
    return Scrubber.of(secrets);
  }

  /** Whether this is a rejection of the client's own token, for which another may be had. */
  boolean mayRenew(MeException failure) {
    return failure instanceof UnauthenticatedException refused
        && refused.reason() != UnauthenticatedReason.MFA_REQUIRED // no other token has it
        && request.token().isEmpty()
        && !isRenewed;
  }

  private Optional<AccessToken> renewedToken(MeException failure, AccessToken rejected) {
    if (!mayRenew(failure)) {
      return Optional.empty();
    }
    isRenewed = true;
    return renewed(failure, rejected).filter(next -> !next.equals(rejected));
  }

  private Optional<AccessToken> renewed(MeException failure, AccessToken rejected) {
    try {
      client.tokens.invalidate(rejected);
      return Optional.of(ownToken());
    } catch (RuntimeException unrenewed) {
      throw unrenewed(failure, unrenewed);
    }
  }

  /**
   * The rejection is what the caller must act on, unless the source of tokens will be able to give
   * another later: its outage must not send anybody to sign in. What is not thrown goes with it.
   */
  MeException unrenewed(MeException rejection, RuntimeException why) {
    if (why instanceof MeException failed && (failed.retryable() || isInterrupt(failed))) {
      MeException passing = last(failed);
      passing.addSuppressed(inCall(rejection));
      return passing;
    }
    MeException last = last(rejection);
    last.addSuppressed(why);
    return last;
  }

  private static boolean isInterrupt(MeException failure) {
    return failure instanceof TransportException lost
        && lost.reason() == TransportException.Reason.INTERRUPTED;
  }

  private AccessToken ownToken() {
    try {
      events.tokenAsked();
      AccessToken token =
          requireNonNull(client.tokens.token(deadline), "the token provider gave null");
      events.tokenObtained(attempts);
      return token;
    } catch (MeException failed) {
      throw inCall(failed);
    } catch (RuntimeException failed) {
      throw inCall(TokenException.of("the token provider failed", failed));
    }
  }

  private MeException inCall(MeException failure) {
    return failure.inCall(client.provider.name(), attempts);
  }

  /** What the call ends with. */
  MeException last(MeException failure) {
    MeException last = inCall(failure);
    earlier.forEach(last::addSuppressed);
    return last;
  }
}
