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
import io.github.mesdk.http.Challenge;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.RetryAfter;
import io.github.mesdk.http.SafeHeaders;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.http.TransportFailure;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Maps the failures of an issuer to exceptions. The error code is in the body or missing; a code
 * about a DPoP proof may also be in a challenge. An outage is never reported as an expired login.
 */
final class OAuthErrors {
  /**
   * Error codes after which a person must sign in again: RFC 6749, RFC 8628, OpenID Connect Core
   * 1.0.
   */
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

  static final String USE_DPOP_NONCE = "use_dpop_nonce";

  private static final String INVALID_DPOP_PROOF = "invalid_dpop_proof";
  private static final Set<String> DPOP_ERRORS = Set.of(USE_DPOP_NONCE, INVALID_DPOP_PROOF);

  private static final Set<String> TRANSIENT_ERRORS =
      Set.of("temporarily_unavailable", "server_error", USE_DPOP_NONCE);

  /**
   * The error codes that are registered for the authorization endpoint: RFC 6749, RFC 8707, RFC
   * 9396, OpenID Connect Core 1.0 and its Unmet Authentication Requirements.
   */
  private static final Set<String> AUTHORIZATION_ERRORS =
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

  /**
   * Further error codes of token and device authorization endpoints: RFC 6749, RFC 8628, RFC 9449,
   * GitHub.
   */
  private static final Set<String> OTHER_ERRORS =
      Set.of(
          "authorization_pending",
          "bad_verification_code",
          "device_flow_disabled",
          "incorrect_client_credentials",
          "incorrect_device_code",
          "invalid_client",
          INVALID_DPOP_PROOF,
          "slow_down",
          "unsupported_grant_type",
          USE_DPOP_NONCE);

  private OAuthErrors() {}

  /** The exception for a refusal after which no person can help by signing in again. */
  static TokenException refused(String endpoint, ApiException refusal) {
    return TokenException.of(endpoint + " refused the request: " + refusal.problem(), refusal);
  }

  /** Returns whether the error code is registered for the authorization endpoint. */
  static boolean isRegistered(String code) {
    return AUTHORIZATION_ERRORS.contains(code);
  }

  /**
   * The exception for a request without a complete reply. An interrupt stays a {@code
   * TransportException}.
   */
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

  /**
   * The exception for an error reply.
   *
   * @param body the JSON members of the body; empty if the body is not a JSON object
   */
  static MeException of(
      String endpoint, Reply reply, Map<String, @Nullable Object> body, Scrubber scrubber) {
    Optional<Challenge> challenge = proofChallenge(reply);
    Optional<String> code =
        WireJson.text(body, "error").or(() -> challenge.flatMap(it -> it.parameter("error")));
    Optional<String> message =
        WireJson.text(body, "error_description")
            .or(() -> challenge.flatMap(it -> it.parameter("error_description")));
    // An intermediary may have sent a redirect, so the error code in a redirect does not select the
    // exception.
    String trustedCode = reply.status() / 100 == 3 ? "" : code.orElse("");
    // With another status, an intermediary may have sent the code during an outage.
    boolean isProofMissing =
        DPOP_ERRORS.contains(trustedCode)
            && !reply.isSigned()
            && (reply.status() == 400 || reply.status() == 401);
    ErrorKind kind = kind(reply.status(), trustedCode);
    ApiErrorBuilder error =
        ApiError.builder(reply.status(), isProofMissing ? ErrorKind.INVALID_REQUEST : kind);
    code.map(text -> maskUnlessKnown(text, scrubber)).ifPresent(error::code);
    message.map(scrubber::scrub).ifPresent(error::message);
    if (isProofMissing) {
      error.message("the issuer requires DPoP (RFC 9449); configure DPoP for this client");
    }
    RetryAfter.of(reply).ifPresent(error::retryAfter);
    SafeHeaders.copy(reply, error, scrubber);
    return exception(endpoint, error, trustedCode);
  }

  /** The exception for an error that the issuer reports in the browser's redirect. */
  static MeException ofRedirect(String code, Optional<String> description, Scrubber scrubber) {
    // The status of the redirect is not visible here; 302 is the usual status.
    ApiErrorBuilder error =
        ApiError.builder(302, kind(302, code)).code(maskUnlessKnown(code, scrubber));
    description.map(scrubber::scrub).ifPresent(error::message);
    return exception("the authorization endpoint", error, code);
  }

  /**
   * Returns the JSON members of a reply that has a success status and a JSON object.
   *
   * @throws MeException if the status is an error, or if the body is not a JSON object; the
   *     exception for such a body is retryable, because an intermediary may have sent the body,
   *     unless the body is an object with a member that occurs twice
   */
  static Map<String, @Nullable Object> object(String endpoint, Reply reply, Scrubber scrubber) {
    checkStatus(endpoint, reply, scrubber);
    try {
      return WireJson.members(reply, scrubber);
    } catch (DecodeException unreadable) {
      throw undecodable(endpoint, unreadable, unreadable.path().isEmpty());
    }
  }

  /**
   * Checks that the reply has a success status.
   *
   * @throws MeException if the status is an error
   */
  static void checkStatus(String endpoint, Reply reply, Scrubber scrubber) {
    if (!reply.isSuccessful()) {
      throw of(endpoint, reply, WireJson.object(reply).orElse(Map.of()), scrubber);
    }
  }

  /** The exception for a reply with a success status that {@link WireJson} cannot read. */
  static TokenException undecodable(
      String endpoint, DecodeException unreadable, boolean isRetryable) {
    String message = undecodable(endpoint, WireJson.problem(unreadable));
    return isRetryable
        ? TokenException.unavailable(message, unreadable)
        : TokenException.of(message, unreadable);
  }

  /**
   * Returns whether a reply with a success status contains an error code in place of this JSON
   * member.
   */
  static boolean hasErrorInsteadOf(Map<String, @Nullable Object> object, String member) {
    return WireJson.text(object, member).isEmpty() && WireJson.text(object, "error").isPresent();
  }

  /**
   * The exception for a JSON object without a required JSON member. The exception is not retryable,
   * because the issuer would send the same reply again.
   */
  static TokenException incomplete(String endpoint, String problem) {
    return TokenException.of(undecodable(endpoint, problem), DecodeException.of(problem));
  }

  private static String undecodable(String endpoint, String problem) {
    return "cannot decode the response of " + endpoint + ": " + problem;
  }

  /**
   * Masks secrets in an unknown error code, because the issuer may repeat a secret there. A known
   * error code stays unchanged: callers compare it, and masking a short secret could alter it.
   */
  private static String maskUnlessKnown(String code, Scrubber scrubber) {
    boolean isKnown =
        AUTHORIZATION_ERRORS.contains(code)
            || SIGN_IN_AGAIN.containsKey(code)
            || OTHER_ERRORS.contains(code);
    return isKnown ? code : scrubber.scrub(code);
  }

  /** Returns the issuer's error code; an empty string if the failure has none. */
  static String errorCode(MeException failure) {
    Throwable error = failure instanceof TokenException ? failure.getCause() : failure;
    return error instanceof ApiException refusal ? refusal.error().code().orElse("") : "";
  }

  private static MeException exception(String endpoint, ApiErrorBuilder error, String code) {
    UnauthenticatedReason reason = SIGN_IN_AGAIN.get(code);
    ApiException refusal = ApiException.of(error.build());
    if (refusal.error().kind() == ErrorKind.UNAUTHENTICATED && reason != null) {
      return ApiException.of(error.reason(reason).build());
    }
    return isOutage(refusal.error().kind())
        ? TokenException.unavailable(endpoint + " is unavailable: " + refusal.problem(), refusal)
        : refused(endpoint, refusal);
  }

  /** Returns whether the issuer may accept the same request later. */
  static boolean isOutage(ErrorKind kind) {
    return kind == ErrorKind.UNAVAILABLE || kind == ErrorKind.RATE_LIMITED;
  }

  /**
   * A status that reports an outage takes precedence over the error code, because a proxy may have
   * sent both.
   */
  private static ErrorKind kind(int status, String code) {
    ErrorKind kind = ErrorKind.ofStatus(status);
    if (isOutage(kind) || status == 407) {
      return kind;
    }
    if (TRANSIENT_ERRORS.contains(code)) {
      return ErrorKind.UNAVAILABLE;
    }
    if (SIGN_IN_AGAIN.containsKey(code)) {
      return ErrorKind.UNAUTHENTICATED;
    }
    // Without one of these error codes, a 401 or 403 concerns the client and not a person's login.
    return status / 100 == 4 && kind != ErrorKind.NOT_FOUND ? ErrorKind.INVALID_REQUEST : kind;
  }

  /**
   * Returns the challenge about a DPoP proof, if there is one. The request authenticates with no
   * access token, so any other challenge is from a gateway.
   */
  private static Optional<Challenge> proofChallenge(Reply reply) {
    return reply.challenges().stream()
        .filter(challenge -> challenge.isScheme("DPoP"))
        .filter(challenge -> challenge.parameter("error").filter(DPOP_ERRORS::contains).isPresent())
        .findFirst();
  }
}
