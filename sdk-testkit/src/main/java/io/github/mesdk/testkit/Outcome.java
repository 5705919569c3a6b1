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
  // unavailable().slow(delay) would compile, and would mean success.

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

  /**
   * A second factor is required. Of the six systems up to {@link MockSystem#OIDC}, Pulse and
   * Krystal do not support it; of the others, only Supabase supports it.
   */
  static Outcome mfaRequired() {
    return ScriptedOutcome.failure("mfaRequired", Kind.SECOND_FACTOR);
  }

  /**
   * The user is suspended. Supported by Testiny, Krystal, OpenID Connect, GitLab, Slack, Gitea and
   * Redmine. The other systems return the user.
   */
  static Outcome suspendedUser() {
    return ScriptedOutcome.failure("suspendedUser", Kind.SUSPENDED_USER);
  }

  /**
   * The credential is valid but lacks the permission.
   *
   * @param missingScopes the missing scopes; reported by Krystal, OpenID Connect, GitLab and Slack
   *     only
   */
  static Outcome permissionDenied(String... missingScopes) {
    Failure denied = new Failure(Kind.PERMISSION_DENIED, List.of(missingScopes), Optional.empty());
    return ScriptedOutcome.failure("permissionDenied", denied);
  }

  /** The request is invalid. */
  static Outcome invalidRequest() {
    return ScriptedOutcome.failure("invalidRequest", Kind.INVALID_REQUEST);
  }

  /** The requested resource does not exist; not supported by Slack. */
  static Outcome notFound() {
    return ScriptedOutcome.failure("notFound", Kind.NOT_FOUND);
  }

  /**
   * Too many requests. Testiny, GitLab, Microsoft and Slack send {@code Retry-After}, and the last
   * three ask for 30 seconds. GitHub, Discord, Okta and Better Auth say in headers of their own how
   * long to wait. {@link #rateLimited(Duration)} makes every system send {@code Retry-After}.
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
    return ScriptedOutcome.failureWithRetryAfter("rateLimited", Kind.RATE_LIMITED, retryAfter);
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
    return ScriptedOutcome.failureWithRetryAfter("unavailable", Kind.UNAVAILABLE, retryAfter);
  }

  /** An internal error, status 500. */
  static Outcome internalError() {
    return ScriptedOutcome.failure("internalError", Kind.INTERNAL_ERROR);
  }

  /**
   * Not signed in, reported with status 200. Supported by Testiny, RiverGen, Krystal, CloudBase,
   * Slack and Better Auth.
   */
  static Outcome failureInSuccess() {
    return ScriptedOutcome.failure("failureInSuccess", Kind.INSIDE_SUCCESS);
  }

  /** A gateway's HTML error page, status 502. */
  static Outcome htmlPage() {
    return ScriptedOutcome.reply("htmlPage", success -> Gateway.badGateway());
  }

  /** Status 200 with an empty body. */
  static Outcome emptyBody() {
    return ScriptedOutcome.reply("emptyBody", success -> Reply.empty(200));
  }

  /** Status 200 with the content type of JSON and a body that is not JSON. */
  static Outcome notJson() {
    return ScriptedOutcome.reply("notJson", success -> Gateway.notJson());
  }

  /**
   * The server processes the request, and the connection closes in the middle of the reply's body.
   */
  static Outcome cutOff() {
    return ScriptedOutcome.reply(
        "cutOff", success -> success.get().withDelivery(Reply.Delivery.CUT_OFF_IN_BODY));
  }

  /** The server processes the request, and the connection closes before the reply's first byte. */
  static Outcome connectionDropped() {
    return ScriptedOutcome.reply(
        "connectionDropped",
        success -> success.get().withDelivery(Reply.Delivery.CONNECTION_DROPPED));
  }

  /** The regular reply after this delay. */
  static Outcome slow(Duration delay) {
    return success().delayedBy(delay);
  }

  /** This reply, such as a redirect, exactly as given. */
  static Outcome reply(int status, Map<String, String> headers, String body) {
    Reply reply = new Reply(status, Map.copyOf(headers), body, Reply.Delivery.COMPLETE);
    return ScriptedOutcome.reply("reply " + status, success -> reply);
  }

  /**
   * Returns a copy of this outcome whose first byte is sent only after a delay.
   *
   * @throws IllegalArgumentException if the delay is negative
   */
  Outcome delayedBy(Duration delay);

  /**
   * Whether the system can report this outcome. Outcomes that a gateway in front of the system
   * causes, such as {@link #htmlPage()}, are supported by every system.
   */
  boolean isSupportedBy(MockSystem system);
}
