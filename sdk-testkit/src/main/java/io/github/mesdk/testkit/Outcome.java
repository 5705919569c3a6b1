package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outcome of a request. Each system reports a failure in its own format: status, codes,
 * envelope and headers. Immutable.
 */
public sealed interface Outcome permits ScriptedOutcome {
  // An interface, because javac rejects calls of its static methods on an instance. With a class,
  // unavailable().slow(delay) would compile, and succeed.

  /** The regular reply to the request. */
  static Outcome success() {
    return ScriptedOutcome.SUCCESS;
  }

  /** The request has no credential. */
  static Outcome missingCredential() {
    return ScriptedOutcome.failure("missingCredential", Kind.MISSING_CREDENTIAL);
  }

  /** The credential is unknown. */
  static Outcome invalidToken() {
    return ScriptedOutcome.failure("invalidToken", Kind.INVALID_TOKEN);
  }

  /** The credential has expired; systems without a code for that report an invalid credential. */
  static Outcome expiredToken() {
    return ScriptedOutcome.failure("expiredToken", Kind.EXPIRED_TOKEN);
  }

  /** The credential was revoked; systems without a code for that report an invalid credential. */
  static Outcome revokedToken() {
    return ScriptedOutcome.failure("revokedToken", Kind.REVOKED_TOKEN);
  }

  /** A second factor is required; not supported by Pulse and Krystal. */
  static Outcome mfaRequired() {
    return ScriptedOutcome.failure("mfaRequired", Kind.SECOND_FACTOR);
  }

  /**
   * The user is suspended; not supported by Pulse, RiverGen and CloudBase, which return the user.
   */
  static Outcome suspendedUser() {
    return ScriptedOutcome.failure("suspendedUser", Kind.SUSPENDED_USER);
  }

  /**
   * The credential is valid but lacks the permission.
   *
   * @param missingScopes the missing scopes; reported by Krystal and OpenID Connect only
   */
  static Outcome permissionDenied(String... missingScopes) {
    Failure denied = new Failure(Kind.PERMISSION_DENIED, List.of(missingScopes), Optional.empty());
    return ScriptedOutcome.failure("permissionDenied", denied);
  }

  /** The request is invalid. */
  static Outcome invalidRequest() {
    return ScriptedOutcome.failure("invalidRequest", Kind.INVALID_REQUEST);
  }

  /** The requested resource does not exist. */
  static Outcome notFound() {
    return ScriptedOutcome.failure("notFound", Kind.NOT_FOUND);
  }

  /**
   * Too many requests; of the systems, only Testiny sends {@code Retry-After} without a delay set.
   */
  static Outcome rateLimited() {
    return ScriptedOutcome.failure("rateLimited", Kind.RATE_LIMITED);
  }

  /**
   * Too many requests, with {@code Retry-After} from every system.
   *
   * @param retryAfter how long to wait; sent in whole seconds, rounded up
   * @throws IllegalArgumentException if it is negative
   */
  static Outcome rateLimited(Duration retryAfter) {
    return ScriptedOutcome.waiting("rateLimited", Kind.RATE_LIMITED, retryAfter);
  }

  /** Temporarily unavailable, status 503. */
  static Outcome unavailable() {
    return ScriptedOutcome.failure("unavailable", Kind.UNAVAILABLE);
  }

  /**
   * Temporarily unavailable, status 503 with {@code Retry-After}.
   *
   * @param retryAfter how long to wait; sent in whole seconds, rounded up
   * @throws IllegalArgumentException if it is negative
   */
  static Outcome unavailable(Duration retryAfter) {
    return ScriptedOutcome.waiting("unavailable", Kind.UNAVAILABLE, retryAfter);
  }

  /** An internal error, status 500. */
  static Outcome internalError() {
    return ScriptedOutcome.failure("internalError", Kind.INTERNAL_ERROR);
  }

  /** Not signed in, reported with status 200; not supported by Pulse and OpenID Connect. */
  static Outcome failureInSuccess() {
    return ScriptedOutcome.failure("failureInSuccess", Kind.INSIDE_SUCCESS);
  }

  /** A gateway's HTML error page, status 502. */
  static Outcome htmlPage() {
    return ScriptedOutcome.gateway("htmlPage", success -> Gateway.badGateway());
  }

  /** Status 200 with an empty body. */
  static Outcome emptyBody() {
    return ScriptedOutcome.gateway("emptyBody", success -> Reply.empty(200));
  }

  /** Status 200 with the content type of JSON and a body that is not JSON. */
  static Outcome notJson() {
    return ScriptedOutcome.gateway("notJson", success -> Gateway.notJson());
  }

  /** The regular reply, cut off in the middle of its body; the server has processed the request. */
  static Outcome cutOff() {
    return ScriptedOutcome.gateway(
        "cutOff", success -> success.get().withDelivery(Reply.Delivery.CUT_OFF_IN_BODY));
  }

  /**
   * The connection closes before the first byte of the reply; the server has processed the request.
   */
  static Outcome connectionDropped() {
    return ScriptedOutcome.gateway(
        "connectionDropped",
        success -> success.get().withDelivery(Reply.Delivery.CONNECTION_DROPPED));
  }

  /** The regular reply after this delay. */
  static Outcome slow(Duration delay) {
    return success().after(delay);
  }

  /** Exactly this reply, for example a redirect. */
  static Outcome reply(int status, Map<String, String> headers, String body) {
    Reply reply = new Reply(status, Map.copyOf(headers), body, Reply.Delivery.COMPLETE);
    return ScriptedOutcome.gateway("reply " + status, success -> reply);
  }

  /**
   * Returns this outcome with its first byte delayed.
   *
   * @throws IllegalArgumentException if the delay is negative
   */
  Outcome after(Duration delay);

  /** Whether the system can report this outcome; true for all outcomes that a gateway causes. */
  boolean isKnownTo(MockSystem system);
}
