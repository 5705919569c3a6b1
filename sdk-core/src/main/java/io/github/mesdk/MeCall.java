package io.github.mesdk;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.http.Exchange;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.TransportFailure;
import io.github.mesdk.internal.Outcome;
import io.github.mesdk.internal.Scrubber;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call: owns its attempts and its deadline, and throws at most once, on the caller's thread.
 *
 * @param <T> the model of the answer
 */
final class MeCall<T extends CurrentUser> {
  private static final Logger LOG = LoggerFactory.getLogger(MeClient.class);

  private final DefaultMeClient<T> client;
  private final MeRequest request;
  private final Deadline deadline;
  private final List<MeException> earlier = new ArrayList<>();
  private int attempts;
  private boolean isRenewed;

  MeCall(DefaultMeClient<T> client, MeRequest request) {
    this.client = client;
    this.request = request;
    this.deadline = Deadline.after(request.timeout().orElse(client.timeout));
  }

  T run() {
    AccessToken token = request.token().orElseGet(this::ownToken);
    while (true) {
      Outcome<T> outcome = attempt(token);
      if (outcome instanceof Outcome.Success<T> success) {
        return success.answer();
      }
      MeException failure = ((Outcome.Failure<T>) outcome).exception();
      token = nextToken(failure, token).orElseThrow(() -> last(failure));
      earlier.add(failure.inCall(client.provider.name(), attempts));
    }
  }

  private Outcome<T> attempt(AccessToken token) {
    List<Argument> arguments = client.requests.complete(request.arguments(), token);
    long start = System.nanoTime();
    Exchange exchange =
        client.transport.exchange(client.requests.request(token, arguments), deadline);
    attempts += exchange.requestsSent();
    Outcome<T> outcome = read(exchange, scrubber(token, arguments));
    log(exchange, outcome, System.nanoTime() - start);
    return outcome;
  }

  private Outcome<T> read(Exchange exchange, Scrubber scrubber) {
    return exchange instanceof Reply reply
        ? client.replies.read(reply, scrubber)
        : new Outcome.Failure<>(((TransportFailure) exchange).toException(client.provider.name()));
  }

  private Scrubber scrubber(AccessToken token, List<Argument> arguments) {
    List<String> secrets = new ArrayList<>(client.headerValues);
    secrets.add(token.value());
    arguments.stream().filter(Argument::secret).map(Argument::value).forEach(secrets::add);
    return Scrubber.of(secrets);
  }

  /** The token for one more attempt, if the failure and what is known now call for one. */
  private Optional<AccessToken> nextToken(MeException failure, AccessToken rejected) {
    boolean isOwnTokenRejected =
        failure instanceof UnauthenticatedException && request.token().isEmpty();
    if (!isOwnTokenRejected || isRenewed) {
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
      // The rejection is what the caller must act on; why there is no newer token goes with it.
      MeException last = last(failure);
      last.addSuppressed(unrenewed);
      throw last;
    }
  }

  private AccessToken ownToken() {
    try {
      return requireNonNull(client.tokens.token(deadline), "the token provider gave null");
    } catch (MeException failed) {
      throw failed.inCall(client.provider.name(), attempts);
    } catch (RuntimeException failed) {
      throw TokenException.of("the token provider failed", failed)
          .inCall(client.provider.name(), attempts);
    }
  }

  private MeException last(MeException failure) {
    MeException last = failure.inCall(client.provider.name(), attempts);
    earlier.forEach(last::addSuppressed);
    return last;
  }

  private void log(Exchange exchange, Outcome<T> outcome, long nanos) {
    if (!LOG.isDebugEnabled()) {
      return;
    }
    String how = exchange instanceof Reply reply ? "status " + reply.status() : "no reply";
    String result =
        outcome instanceof Outcome.Failure<T> failure ? failure.exception().problem() : "answered";
    LOG.debug(
        "{}: attempt {}: {} in {} ms: {}",
        client.provider.name(),
        attempts,
        how,
        nanos / 1_000_000,
        result);
  }
}
