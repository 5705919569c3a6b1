package io.github.mesdk.oauth2;

import io.github.mesdk.concurrent.Interrupts;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiErrorBuilder;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.RetryAfter;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.http.TransportFailure;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.minidev.json.JSONObject;

/**
 * What a failure of an issuer means to a program that wants a token. The codes stand in the body,
 * in the header, or nowhere; an outage is never a login that is over.
 */
final class OAuthErrors {
  /** The login, or what stands for it, is over: RFC 6749, 8628 and OpenID Connect Core 1.0. */
  private static final Map<String, UnauthenticatedReason> SIGN_IN_AGAIN =
      Map.of(
          "invalid_grant", UnauthenticatedReason.INVALID,
          "invalid_token", UnauthenticatedReason.INVALID,
          "expired_token", UnauthenticatedReason.EXPIRED,
          "access_denied", UnauthenticatedReason.UNKNOWN,
          "login_required", UnauthenticatedReason.UNKNOWN,
          "interaction_required", UnauthenticatedReason.UNKNOWN,
          "consent_required", UnauthenticatedReason.UNKNOWN);

  private static final Set<String> PASSING_CODES =
      Set.of("temporarily_unavailable", "server_error");

  private OAuthErrors() {}

  /** The failure of a request that no whole reply came to; the SDK's own if it was interrupted. */
  static MeException of(String what, TransportFailure failure) {
    TransportException cause = failure.toException("");
    if (Interrupts.isInterrupt(cause)) {
      return cause;
    }
    String problem = what + " was not reached: " + cause.problem();
    return cause.retryable()
        ? TokenException.unavailable(problem, cause)
        : TokenException.of(problem, cause);
  }

  /** The failure that a reply tells of. */
  static MeException of(String what, Reply reply, Scrubber scrubber) {
    Optional<JSONObject> body = JsonReply.object(reply);
    Optional<String> code =
        body.flatMap(object -> JsonReply.text(object, "error"))
            .or(() -> challenged(reply, "error"));
    Optional<String> message =
        body.flatMap(object -> JsonReply.text(object, "error_description"))
            .or(() -> challenged(reply, "error_description"));
    // Nothing that a redirect brings along is the endpoint's own word.
    String believed = reply.status() / 100 == 3 ? "" : code.orElse("");
    ApiErrorBuilder error = ApiError.builder(reply.status(), kind(reply.status(), believed));
    code.map(scrubber::scrub).ifPresent(error::code);
    message.map(scrubber::scrub).ifPresent(error::message);
    RetryAfter.of(reply).ifPresent(error::retryAfter);
    return meaning(what, error, believed);
  }

  /** The failure that an issuer told by sending the browser back with it. */
  static MeException redirected(String code, Optional<String> description, Scrubber scrubber) {
    // Nobody sees the status of the redirect, but there was one.
    ApiErrorBuilder error = ApiError.builder(302, kind(302, code)).code(scrubber.scrub(code));
    description.map(scrubber::scrub).ifPresent(error::message);
    return meaning("the authorization endpoint", error, code);
  }

  /** A success that cannot be read, which something in between may have sent. */
  static TokenException unreadable(String what, String problem) {
    return TokenException.unavailable(
        "the reply of " + what + " cannot be read: " + problem, DecodeException.of(problem));
  }

  /** The code of the issuer's refusal beneath a failure; empty if there is none. */
  static String code(MeException failure) {
    Throwable told = failure instanceof TokenException ? failure.getCause() : failure;
    return told instanceof ApiException refusal ? refusal.error().code().orElse("") : "";
  }

  private static MeException meaning(String what, ApiErrorBuilder error, String code) {
    UnauthenticatedReason reason = SIGN_IN_AGAIN.get(code);
    ApiException refusal = ApiException.of(error.build());
    if (refusal.error().kind() == ErrorKind.UNAUTHENTICATED && reason != null) {
      return ApiException.of(error.reason(reason).build());
    }
    return refusal.error().kind() == ErrorKind.UNAVAILABLE
            || refusal.error().kind() == ErrorKind.RATE_LIMITED
        ? TokenException.unavailable(what + " cannot answer now: " + refusal.problem(), refusal)
        : TokenException.of(what + " refused: " + refusal.problem(), refusal);
  }

  /**
   * The status of an outage goes before any code: in between stand proxies with codes of their own.
   */
  private static ErrorKind kind(int status, String code) {
    ErrorKind kind = ErrorKind.ofStatus(status);
    if (kind == ErrorKind.RATE_LIMITED || kind == ErrorKind.UNAVAILABLE || status == 407) {
      return kind;
    }
    if (PASSING_CODES.contains(code)) {
      return ErrorKind.UNAVAILABLE;
    }
    if (SIGN_IN_AGAIN.containsKey(code)) {
      return ErrorKind.UNAUTHENTICATED;
    }
    // Without a code that says so, a 401 or 403 is about the program and not about a person.
    return status / 100 == 4 && kind != ErrorKind.NOT_FOUND ? ErrorKind.INVALID_REQUEST : kind;
  }

  private static Optional<String> challenged(Reply reply, String parameter) {
    return reply.challenges().stream()
        .map(challenge -> challenge.parameter(parameter))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
