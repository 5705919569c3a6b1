package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a request ends. A failure arrives in the words of the system that is asked: its status, its
 * codes, its envelope and its headers. Immutable.
 */
public final class Outcome {
  private static final Outcome WELL = gateway("well", Supplier::get);

  private final String name;
  private final @Nullable Failure failure;
  private final Making making;
  private final Duration delay;

  /** Makes a reply, perhaps out of the one that would have gone out. */
  private interface Making {
    Reply from(Supplier<Reply> well);
  }

  private Outcome(String name, @Nullable Failure failure, Making making, Duration delay) {
    this.name = name;
    this.failure = failure;
    this.making = making;
    this.delay = delay;
  }

  private static Outcome gateway(String name, Making making) {
    return new Outcome(name, null, making, Duration.ZERO);
  }

  private static Outcome failure(String name, Failure failure) {
    return new Outcome(name, failure, Supplier::get, Duration.ZERO);
  }

  private static Outcome failure(String name, Kind kind) {
    return failure(name, Failure.of(kind));
  }

  /** The answer that the request deserves. */
  public static Outcome well() {
    return WELL;
  }

  /** As if the request had borne no credential. */
  public static Outcome missingCredential() {
    return failure("missingCredential", Kind.MISSING_CREDENTIAL);
  }

  /** As if nobody had ever heard of the credential. */
  public static Outcome invalidToken() {
    return failure("invalidToken", Kind.INVALID_TOKEN);
  }

  /** The credential has reached its end; systems that cannot say so call it invalid. */
  public static Outcome expiredToken() {
    return failure("expiredToken", Kind.EXPIRED_TOKEN);
  }

  /** The credential was taken back; systems that cannot say so call it invalid. */
  public static Outcome revokedToken() {
    return failure("revokedToken", Kind.REVOKED_TOKEN);
  }

  /** A second factor is needed; unknown to Pulse and Krystal. */
  public static Outcome mfaRequired() {
    return failure("mfaRequired", Kind.SECOND_FACTOR);
  }

  /** The user is shut out; unknown to Pulse, RiverGen and CloudBase, which answer nevertheless. */
  public static Outcome suspendedUser() {
    return failure("suspendedUser", Kind.SUSPENDED_USER);
  }

  /**
   * The credential is good but does not allow this.
   *
   * @param missingScopes what would; told by Krystal and OpenID Connect only
   */
  public static Outcome permissionDenied(String... missingScopes) {
    Failure denied = new Failure(Kind.PERMISSION_DENIED, List.of(missingScopes), Optional.empty());
    return failure("permissionDenied", denied);
  }

  /** The request itself is wrong. */
  public static Outcome invalidRequest() {
    return failure("invalidRequest", Kind.INVALID_REQUEST);
  }

  /** What was asked about does not exist. */
  public static Outcome notFound() {
    return failure("notFound", Kind.NOT_FOUND);
  }

  /** Too many requests; whether it says how long to wait is up to the system. */
  public static Outcome rateLimited() {
    return failure("rateLimited", Kind.RATE_LIMITED);
  }

  /**
   * Too many requests, with {@code Retry-After} at every system.
   *
   * @param retryAfter how long to wait; sent in whole seconds, rounded up
   */
  public static Outcome rateLimited(Duration retryAfter) {
    return failure("rateLimited", waiting(Kind.RATE_LIMITED, retryAfter));
  }

  /** Down for the moment, status 503. */
  public static Outcome unavailable() {
    return failure("unavailable", Kind.UNAVAILABLE);
  }

  /**
   * Down for the moment, status 503 with {@code Retry-After}.
   *
   * @param retryAfter how long to wait; sent in whole seconds, rounded up
   */
  public static Outcome unavailable(Duration retryAfter) {
    return failure("unavailable", waiting(Kind.UNAVAILABLE, retryAfter));
  }

  /** The system has a defect, status 500. */
  public static Outcome internalError() {
    return failure("internalError", Kind.INTERNAL_ERROR);
  }

  /** Not signed in, told under status 200; unknown to Pulse and OpenID Connect. */
  public static Outcome failureInSuccess() {
    return failure("failureInSuccess", Kind.INSIDE_SUCCESS);
  }

  /** A gateway's page in HTML, status 502. */
  public static Outcome htmlPage() {
    return gateway("htmlPage", well -> Gateway.badGateway());
  }

  /** Status 200 and not a byte of a body. */
  public static Outcome emptyBody() {
    return gateway("emptyBody", well -> Reply.empty(200));
  }

  /** Status 200, called JSON, but it is not. */
  public static Outcome notJson() {
    return gateway("notJson", well -> Gateway.notJson());
  }

  /** The good answer, cut off in the middle of its body: what was asked for has happened. */
  public static Outcome cutOff() {
    return gateway("cutOff", well -> well.get().ending(Reply.Ending.IN_THE_BODY));
  }

  /** The connection ends before a byte of a reply; what was asked for has happened all the same. */
  public static Outcome connectionDropped() {
    return gateway(
        "connectionDropped", well -> well.get().ending(Reply.Ending.BEFORE_THE_FIRST_BYTE));
  }

  /** The good answer, but only after this time. */
  public static Outcome slow(Duration delay) {
    return WELL.after(delay);
  }

  /** Exactly this reply, for whatever else a test needs, such as a redirect. */
  public static Outcome reply(int status, Map<String, String> headers, String body) {
    Reply reply = new Reply(status, Map.copyOf(headers), body, Reply.Ending.WHOLE);
    return gateway("reply " + status, well -> reply);
  }

  /** This outcome, with the first byte held back for so long. */
  public Outcome after(Duration wait) {
    requireNotNegative(wait);
    return new Outcome(name, failure, making, wait);
  }

  /** Whether the system has words for this; true for everything that a gateway can do. */
  public boolean isKnownTo(MockSystem system) {
    return failure == null || system.dialect().says(failure.kind());
  }

  void requireKnownTo(MockSystem system) {
    if (!isKnownTo(system)) {
      throw new IllegalArgumentException(system + " never says " + name);
    }
  }

  Duration delay() {
    return delay;
  }

  Reply reply(Wording wording, SeenRequest request, Supplier<Reply> well) {
    return failure == null ? making.from(well) : wording.failure(failure, request);
  }

  static void requireNotNegative(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("a time must not be negative: " + time);
    }
  }

  private static Failure waiting(Kind kind, Duration retryAfter) {
    requireNotNegative(retryAfter);
    return new Failure(kind, List.of(), Optional.of(retryAfter));
  }

  /** The name of the factory that made it. */
  @Override
  public String toString() {
    return delay.isZero() ? name : name + " after " + delay;
  }
}
