package io.github.mesdk.login;

import io.github.mesdk.concurrent.Interrupts;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.http.HttpResult;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Transport;
import io.github.mesdk.http.TransportFailure;
import io.github.mesdk.http.WireRequest;
import io.github.mesdk.internal.ReadResult;
import io.github.mesdk.internal.ReplyReader;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.refresh.LoginOwner;
import io.github.mesdk.token.refresh.TokenReply;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks a system for a token: one request, one object back. Thread-safe. */
final class TokenEndpoint {
  /** The standard's codes that blame the program, not its user, whatever the status. */
  private static final Pattern SETTINGS =
      LoginBuilder.codes(
          "invalid_client|unauthorized_client|invalid_scope|unsupported_grant_type"
              + "|unsupported_auth_type");

  private final IdentityProvider<CurrentUser> description;
  private final Transport transport;
  private final ReplyReader<CurrentUser> replies;
  private final InstantSource clock;

  TokenEndpoint(
      IdentityProvider<CurrentUser> description, Transport transport, InstantSource clock) {
    this.description = description;
    this.transport = transport;
    this.replies = new ReplyReader<>(description);
    this.clock = clock;
  }

  /**
   * What the system gives for {@code grant}; a refusal if only the status says success.
   *
   * @throws MeException what this class makes of any other failure
   */
  TokenReply ask(Grant grant, Deadline deadline) {
    WireRequest.Builder request =
        WireRequest.builder(description.method(), description.baseUrl(), description.path())
            .header("Accept", "application/json");
    grant.addTo(request);
    Instant asked = clock.instant();
    HttpResult result = transport.execute(request.build(), deadline);
    ReadResult<Map<String, @Nullable Object>> outcome =
        result instanceof Reply reply
            // A challenge speaks of an access token. None was shown: it is somebody's on the way.
            ? replies.members(reply.withoutChallenges(), grant.scrubber())
            : new ReadResult.Failure<>(((TransportFailure) result).toException(description.name()));
    if (outcome instanceof ReadResult.Success<Map<String, @Nullable Object>> success) {
      return reply(success.answer(), asked);
    }
    MeException refusal =
        meaning(((ReadResult.Failure<?>) outcome).exception(), grant.isOfPerson());
    if (result instanceof Reply reply) {
      return refused(reply, asked, refusal);
    }
    throw refusal;
  }

  /** A refusal with the status of a success may have a refresh token that must not be lost. */
  private TokenReply refused(Reply reply, Instant asked, MeException refusal) {
    return replies
        .membersOfFailure(reply)
        .map(body -> reply(body, asked).refused(refusal))
        .orElseThrow(() -> refusal);
  }

  private TokenReply reply(Map<String, @Nullable Object> body, Instant asked) {
    String tokenName = description.subjects().get(0);
    Map<?, ?> members =
        !body.containsKey(tokenName) && body.get("data") instanceof Map<?, ?> data ? data : body;
    return new TokenReply(toString(), members, tokenName, asked);
  }

  /**
   * What a failure means to who wanted a token. Only a person whose credential was refused must
   * sign in again. A program's own is a matter of its settings, and everything else one of time.
   */
  private MeException meaning(MeException failure, boolean isOfPerson) {
    boolean isRefused = failure instanceof UnauthenticatedException;
    if ((isRefused && isOfPerson && !hasCode(failure, SETTINGS))
        || Interrupts.isInterrupt(failure)) {
      return failure;
    }
    boolean passes =
        failure.retryable()
            || failure instanceof UnavailableException
            || failure instanceof RateLimitedException
            || failure instanceof DecodeException;
    String problem = "no token from " + this + ": " + failure.problem();
    return passes
        ? TokenException.unavailable(problem, failure)
        : TokenException.of(problem, failure);
  }

  /** The vendor has no issuers and clients: a login belongs to the service at this address. */
  LoginOwner owner() {
    return new LoginOwner(
        Optional.of(description.name()), withoutSlash(description.baseUrl()), Optional.empty());
  }

  /** To a service its address with and without a slash at the end is the same. */
  private static URI withoutSlash(URI address) {
    return URI.create(address.toString().replaceFirst("/+$", ""));
  }

  static boolean hasCode(MeException failure, Pattern codes) {
    return failure instanceof ApiException refused
        && refused.error().code().filter(code -> codes.matcher(code).matches()).isPresent();
  }

  /** The address, in which there is never a credential. */
  @Override
  public String toString() {
    return description.toString();
  }
}
