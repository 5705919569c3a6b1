package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a request ends. A failure arrives in the words of the system that is asked: its status, its
 * codes, its envelope and its headers. Immutable.
 */
public sealed interface Outcome permits ScriptedOutcome {
  // An interface, because javac refuses to call its static methods on an instance. Of a class,
  // unavailable().slow(delay) would compile and be a good answer.

  /** The answer that the request deserves. */
  static Outcome success() {
    return ScriptedOutcome.SUCCESS;
  }

  /** As if the request had borne no credential. */
  static Outcome missingCredential() {
    return ScriptedOutcome.failure("missingCredential", Kind.MISSING_CREDENTIAL);
  }

  /** As if nobody had ever heard of the credential. */
  static Outcome invalidToken() {
    return ScriptedOutcome.failure("invalidToken", Kind.INVALID_TOKEN);
  }

  /** The credential has reached its end; systems that cannot say so call it invalid. */
  static Outcome expiredToken() {
    return ScriptedOutcome.failure("expiredToken", Kind.EXPIRED_TOKEN);
  }

  /** The credential was taken back; systems that cannot say so call it invalid. */
  static Outcome revokedToken() {
    return ScriptedOutcome.failure("revokedToken", Kind.REVOKED_TOKEN);
  }

  /** A second factor is needed; unknown to Pulse and Krystal. */
  static Outcome mfaRequired() {
    return ScriptedOutcome.failure("mfaRequired", Kind.SECOND_FACTOR);
  }

  /** The user is shut out; unknown to Pulse, RiverGen and CloudBase, which answer nevertheless. */
  static Outcome suspendedUser() {
    return ScriptedOutcome.failure("suspendedUser", Kind.SUSPENDED_USER);
  }

  /**
   * The credential is good but does not allow this.
   *
   * @param missingScopes what would; told by Krystal and OpenID Connect only
   */
  static Outcome permissionDenied(String... missingScopes) {
    Failure denied = new Failure(Kind.PERMISSION_DENIED, List.of(missingScopes), Optional.empty());
    return ScriptedOutcome.failure("permissionDenied", denied);
  }

  /** The request itself is wrong. */
  static Outcome invalidRequest() {
    return ScriptedOutcome.failure("invalidRequest", Kind.INVALID_REQUEST);
  }

  /** What was asked about does not exist. */
  static Outcome notFound() {
    return ScriptedOutcome.failure("notFound", Kind.NOT_FOUND);
  }

  /** Too many requests; whether it says how long to wait is up to the system. */
  static Outcome rateLimited() {
    return ScriptedOutcome.failure("rateLimited", Kind.RATE_LIMITED);
  }

  /**
   * Too many requests, with {@code Retry-After} at every system.
   *
   * @param retryAfter how long to wait; sent in whole seconds, rounded up
   */
  static Outcome rateLimited(Duration retryAfter) {
    return ScriptedOutcome.waiting("rateLimited", Kind.RATE_LIMITED, retryAfter);
  }

  /** Down for the moment, status 503. */
  static Outcome unavailable() {
    return ScriptedOutcome.failure("unavailable", Kind.UNAVAILABLE);
  }

  /**
   * Down for the moment, status 503 with {@code Retry-After}.
   *
   * @param retryAfter how long to wait; sent in whole seconds, rounded up
   */
  static Outcome unavailable(Duration retryAfter) {
    return ScriptedOutcome.waiting("unavailable", Kind.UNAVAILABLE, retryAfter);
  }

  /** The system has a defect, status 500. */
  static Outcome internalError() {
    return ScriptedOutcome.failure("internalError", Kind.INTERNAL_ERROR);
  }

  /** Not signed in, told under status 200; unknown to Pulse and OpenID Connect. */
  static Outcome failureInSuccess() {
    return ScriptedOutcome.failure("failureInSuccess", Kind.INSIDE_SUCCESS);
  }

  /** A gateway's page in HTML, status 502. */
  static Outcome htmlPage() {
    return ScriptedOutcome.gateway("htmlPage", success -> Gateway.badGateway());
  }

  /** Status 200 and not a byte of a body. */
  static Outcome emptyBody() {
    return ScriptedOutcome.gateway("emptyBody", success -> Reply.empty(200));
  }

  /** Status 200, called JSON, but it is not. */
  static Outcome notJson() {
    return ScriptedOutcome.gateway("notJson", success -> Gateway.notJson());
  }

  /** The good answer, cut off in the middle of its body: what was asked for has happened. */
  static Outcome cutOff() {
    return ScriptedOutcome.gateway(
        "cutOff", success -> success.get().ending(Reply.Ending.IN_THE_BODY));
  }

  /** The connection ends before a byte of a reply; what was asked for has happened all the same. */
  static Outcome connectionDropped() {
    return ScriptedOutcome.gateway(
        "connectionDropped", success -> success.get().ending(Reply.Ending.BEFORE_THE_FIRST_BYTE));
  }

  /** The good answer, but only after this time. */
  static Outcome slow(Duration delay) {
    return success().after(delay);
  }

  /** Exactly this reply, for whatever else a test needs, such as a redirect. */
  static Outcome reply(int status, Map<String, String> headers, String body) {
    Reply reply = new Reply(status, Map.copyOf(headers), body, Reply.Ending.WHOLE);
    return ScriptedOutcome.gateway("reply " + status, success -> reply);
  }

  /** This outcome, with the first byte held back for so long. */
  Outcome after(Duration wait);

  /** Whether the system has words for this; true for everything that a gateway can do. */
  boolean isKnownTo(MockSystem system);
}
