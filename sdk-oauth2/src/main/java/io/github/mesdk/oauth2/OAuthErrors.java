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
import org.jspecify.annotations.Nullable;

/**
 * Maps the failures of an issuer to exceptions. The error code is in the body, in the {@code
 * WWW-Authenticate} header, or missing. An outage never becomes an expired login.
 */
final class OAuthErrors {
  /** Codes after which a person must sign in: RFC 6749, RFC 8628, OpenID Connect Core 1.0. */
  private static final Map<String, UnauthenticatedReason> SIGN_IN_AGAIN =
      Map.of(
          "invalid_grant", UnauthenticatedReason.INVALID,
          "invalid_token", UnauthenticatedReason.INVALID,
          "expired_token", UnauthenticatedReason.EXPIRED,
          "access_denied", UnauthenticatedReason.UNKNOWN,
          "authorization_declined", UnauthenticatedReason.UNKNOWN, // Entra ID
          "code_expired", UnauthenticatedReason.EXPIRED, // Entra ID
          "bad_refresh_token", UnauthenticatedReason.INVALID, // GitHub
          "login_required", UnauthenticatedReason.UNKNOWN,
          "interaction_required", UnauthenticatedReason.UNKNOWN,
          "consent_required", UnauthenticatedReason.UNKNOWN);

  private static final Set<String> TRANSIENT_CODES =
      Set.of("temporarily_unavailable", "server_error");

  /**
   * The codes that are registered for the authorization endpoint: RFC 6749, RFC 8707, RFC 9396,
   * OpenID Connect Core 1.0 and its Unmet Authentication Requirements.
   */
  private static final Set<String> AUTHORIZATION_CODES =
      Set.of(
          "access_denied",
          "account_selection_required",
          "consent_required",
          "interaction_required",
          "invalid_authorization_details",
          "invalid_request",
          "invalid_request_object",
          "invalid_request_uri",
          "invalid_scope",
          "invalid_target",
          "login_required",
          "registration_not_supported",
          "request_not_supported",
          "request_uri_not_supported",
          "server_error",
          "temporarily_unavailable",
          "unauthorized_client",
          "unmet_authentication_requirements",
          "unsupported_response_type");

  /** Further codes of token and device authorization endpoints: RFC 6749, RFC 8628, GitHub. */
  private static final Set<String> OTHER_CODES =
      Set.of(
          "authorization_pending",
          "bad_verification_code",
          "device_flow_disabled",
          "incorrect_client_credentials",
          "incorrect_device_code",
          "invalid_client",
          "slow_down",
          "unsupported_grant_type");

  private OAuthErrors() {}

  /** Returns whether the code is registered for the authorization endpoint. */
  static boolean isRegistered(String code) {
    return AUTHORIZATION_CODES.contains(code);
  }

  /** The exception for a request without a complete reply. An interrupt keeps its own exception. */
  static MeException of(String endpoint, TransportFailure failure) {
    TransportException cause = failure.toException("");
    if (Interrupts.isInterrupt(cause)) {
      return cause;
    }
    String problem = "cannot reach " + endpoint + ": " + cause.problem();
    return cause.retryable()
        ? TokenException.unavailable(problem, cause)
        : TokenException.of(problem, cause);
  }

  /** The exception for an error reply. */
  static MeException of(String endpoint, Reply reply, Scrubber scrubber) {
    Optional<Map<String, @Nullable Object>> body = WireJson.object(reply);
    Optional<String> code =
        body.flatMap(object -> WireJson.text(object, "error")).or(() -> challenged(reply, "error"));
    Optional<String> message =
        body.flatMap(object -> WireJson.text(object, "error_description"))
            .or(() -> challenged(reply, "error_description"));
    // An intermediary may have sent a redirect, so the code in it does not select the exception.
    String trusted = reply.status() / 100 == 3 ? "" : code.orElse("");
    ApiErrorBuilder error = ApiError.builder(reply.status(), kind(reply.status(), trusted));
    code.map(text -> shown(text, scrubber)).ifPresent(error::code);
    message.map(scrubber::scrub).ifPresent(error::message);
    RetryAfter.of(reply).ifPresent(error::retryAfter);
    return exception(endpoint, error, trusted);
  }

  /** The exception for an error that the issuer reports in the browser's redirect. */
  static MeException redirected(String code, Optional<String> description, Scrubber scrubber) {
    // The status of the redirect is not visible here; 302 is the usual one.
    ApiErrorBuilder error = ApiError.builder(302, kind(302, code)).code(shown(code, scrubber));
    description.map(scrubber::scrub).ifPresent(error::message);
    return exception("the authorization endpoint", error, code);
  }

  /**
   * Returns the members of a JSON object that was sent with a success status.
   *
   * @throws MeException if the status is an error, or if the body is not a JSON object; the latter
   *     is retryable, because an intermediary may have sent the body
   */
  static Map<String, @Nullable Object> object(String endpoint, Reply reply, Scrubber scrubber) {
    if (!reply.isSuccessful()) {
      throw of(endpoint, reply, scrubber);
    }
    String problem = "it is not a JSON object";
    return WireJson.object(reply)
        .orElseThrow(() ->
            TokenException.unavailable(
                undecodable(endpoint, problem), DecodeException.of(problem)));
  }

  /** Returns whether a reply with a success status has an error in place of this member. */
  static boolean isRefusal(Map<String, @Nullable Object> object, String member) {
    return WireJson.text(object, member).isEmpty() && WireJson.text(object, "error").isPresent();
  }

  /**
   * The exception for a JSON object that lacks a member. It is not retryable, because the issuer
   * would send the same reply again.
   */
  static TokenException incomplete(String endpoint, String problem) {
    return TokenException.of(undecodable(endpoint, problem), DecodeException.of(problem));
  }

  private static String undecodable(String endpoint, String problem) {
    return "cannot decode the response of " + endpoint + ": " + problem;
  }

  /**
   * Returns a known code unchanged: decisions depend on it, and masking a short secret could damage
   * it. Masks secrets in an unknown code, because the issuer may repeat a secret there.
   */
  private static String shown(String code, Scrubber scrubber) {
    boolean isKnown =
        AUTHORIZATION_CODES.contains(code)
            || SIGN_IN_AGAIN.containsKey(code)
            || OTHER_CODES.contains(code);
    return isKnown ? code : scrubber.scrub(code);
  }

  /** Returns the issuer's error code; an empty string if the failure has none. */
  static String code(MeException failure) {
    Throwable error = failure instanceof TokenException ? failure.getCause() : failure;
    return error instanceof ApiException refusal ? refusal.error().code().orElse("") : "";
  }

  private static MeException exception(String endpoint, ApiErrorBuilder error, String code) {
    UnauthenticatedReason reason = SIGN_IN_AGAIN.get(code);
    ApiException refusal = ApiException.of(error.build());
    if (refusal.error().kind() == ErrorKind.UNAUTHENTICATED && reason != null) {
      return ApiException.of(error.reason(reason).build());
    }
    return refusal.error().kind() == ErrorKind.UNAVAILABLE
            || refusal.error().kind() == ErrorKind.RATE_LIMITED
        ? TokenException.unavailable(endpoint + " is unavailable: " + refusal.problem(), refusal)
        : TokenException.of(endpoint + " refused the request: " + refusal.problem(), refusal);
  }

  /**
   * An outage status takes precedence over the code, because proxies send error codes of their own.
   */
  private static ErrorKind kind(int status, String code) {
    ErrorKind kind = ErrorKind.ofStatus(status);
    if (kind == ErrorKind.RATE_LIMITED || kind == ErrorKind.UNAVAILABLE || status == 407) {
      return kind;
    }
    if (TRANSIENT_CODES.contains(code)) {
      return ErrorKind.UNAVAILABLE;
    }
    if (SIGN_IN_AGAIN.containsKey(code)) {
      return ErrorKind.UNAUTHENTICATED;
    }
    // Without a specific code, a 401 or 403 concerns the client and not a person's login.
    return status / 100 == 4 && kind != ErrorKind.NOT_FOUND ? ErrorKind.INVALID_REQUEST : kind;
  }

  private static Optional<String> challenged(Reply reply, String parameter) {
    return reply.challenges().stream()
        .map(challenge -> challenge.parameter(parameter))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
