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
import io.github.mesdk.model.read.TokenScan;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.internal.CodeMeanings;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.refresh.LoginOwner;
import io.github.mesdk.token.refresh.TokenReply;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Requests tokens from the token endpoint of a service. Each call sends one request and returns the
 * JSON object in its reply. Thread-safe.
 */
final class TokenEndpoint {
  private static final String ENVELOPE = "data";
  private static final String REFRESH_TOKEN = "refresh_token";

  private final IdentityProvider<?> description;
  private final Transport transport;
  private final ReplyReader<?> replies;
  private final InstantSource clock;

  TokenEndpoint(IdentityProvider<?> description, Transport transport, InstantSource clock) {
    this.description = description;
    this.transport = transport;
    this.replies = new ReplyReader<>(description);
    this.clock = clock;
  }

  /**
   * Sends {@code grant} and returns the reply, marked as refused if its status is a success but its
   * body reports a failure.
   *
   * @throws MeException any other failure, converted for callers of the token provider
   */
  TokenReply request(Grant grant, Deadline deadline) {
    WireRequest.Builder wireRequest =
        WireRequest.builder(description.method(), description.baseUrl(), description.path())
            .header("Accept", "application/json");
    grant.addTo(wireRequest);
    Instant requested = clock.instant();
    try (HttpResult result = transport.execute(wireRequest.build(), deadline)) {
      return read(result, grant, requested);
    }
  }

  private TokenReply read(HttpResult result, Grant grant, Instant requested) {
    ReadResult<Map<String, @Nullable Object>> outcome =
        result instanceof Reply reply
            // A challenge is about an access token. This request has no access token, so a
            // challenge is from a gateway.
            ? replies.members(reply.withoutChallenges(), grant.scrubber())
            : new ReadResult.Failure<>(((TransportFailure) result).toException(description.name()));
    if (outcome instanceof ReadResult.Success<Map<String, @Nullable Object>> success) {
      return reply(success.answer(), requested);
    }
    MeException failure = ((ReadResult.Failure<?>) outcome).exception();
    if (!(result instanceof Reply reply && reply.isSuccessful())) {
      throw toCallerException(failure, grant.isUserCredential(), false);
    }
    // A refusal with a success status may contain a refresh token that must not be lost.
    Optional<Map<String, @Nullable Object>> body = replies.membersOfFailure(reply);
    return body.isPresent()
        ? reply(body.get(), requested)
            .refused(toCallerException(failure, grant.isUserCredential(), true))
        : unreadable(reply, failure, grant);
  }

  /** The service may have replaced the refresh token of the login. */
  private TokenReply unreadable(Reply reply, MeException failure, Grant grant) {
    TokenScan body = TokenScan.of(reply.body(), ENVELOPE, tokenName());
    return TokenReply.unreadable(
        body.refreshTokens(),
        false, // these vendors have no ID tokens
        toCallerException(failure, grant.isUserCredential(), body.isTokenReply()));
  }

  private String tokenName() {
    return description.subjects().get(0);
  }

  /**
   * Returns the reply. If the body has the {@link #ENVELOPE}, adds the JSON members of the
   * envelope. Of two members with the same name, the outer one is read if it is usable.
   */
  private TokenReply reply(Map<String, @Nullable Object> body, Instant requested) {
    Map<Object, @Nullable Object> members = new HashMap<>();
    if (body.get(ENVELOPE) instanceof Map<?, ?> data) {
      members.putAll(data);
    }
    body.forEach((name, value) -> {
      if (members.get(name) == null || isUsable(name, value)) {
        members.put(name, value);
      }
    });
    return new TokenReply(toString(), members, tokenName(), requested);
  }

  private boolean isUsable(String name, @Nullable Object value) {
    if (name.equals(REFRESH_TOKEN)) {
      return TokenReply.isUsable(value);
    }
    if (value instanceof String text) {
      return !text.isBlank();
    }
    return !name.equals(tokenName())
        && value != null
        && !value.equals(false)
        && !(value instanceof Number number && number.doubleValue() <= 0);
  }

  /**
   * Converts a failure for callers of the token provider. Only a user whose credential was refused
   * must sign in again. A refused credential of the program is a wrong setting. An outage of the
   * service is temporary, and so is a reply that is not a JSON object.
   */
  private MeException toCallerException(
      MeException failure, boolean isUserCredential, boolean isObject) {
    boolean isRefused = failure instanceof UnauthenticatedException;
    if ((isRefused && isUserCredential && !hasCode(failure, CodeMeanings::isAboutClient))
        || Interrupts.isInterrupt(failure)) {
      return failure;
    }
    boolean isTemporary =
        failure.retryable()
            || failure instanceof UnavailableException
            || failure instanceof RateLimitedException
            || (failure instanceof DecodeException && !isObject);
    String problem = "no token from " + this + ": " + failure.problem();
    return isTemporary
        ? TokenException.unavailable(problem, failure)
        : TokenException.of(problem, failure);
  }

  /**
   * The owner of the logins. These vendors have no OAuth issuers and clients, so a login belongs to
   * the service at this address.
   */
  LoginOwner owner() {
    return new LoginOwner(
        Optional.of(description.name()), withoutSlash(description.baseUrl()), Optional.empty());
  }

  /** An address with and without a trailing slash is the same service. */
  private static URI withoutSlash(URI address) {
    return URI.create(address.toString().replaceFirst("/+$", ""));
  }

  static boolean hasCode(MeException failure, Predicate<String> codes) {
    return failure instanceof ApiException refused
        && refused.error().code().filter(codes).isPresent();
  }

  /** Returns the name of the service and the address, which never contains a credential. */
  @Override
  public String toString() {
    return description.toString();
  }
}
