package io.github.mesdk.testkit;

import io.github.mesdk.testkit.Failure.Kind;
import java.time.Instant;

/** A service whose failures have the usual status codes and one JSON format. */
abstract class ServiceDialect implements Dialect {
  static final Instant CREATED = Instant.parse("2024-03-01T09:00:00Z");

  private final String path;

  ServiceDialect(String path) {
    this.path = path;
  }

  @Override
  public final String path() {
    return path;
  }

  @Override
  public boolean supports(Kind kind) {
    return kind != Kind.SECOND_FACTOR && kind != Kind.SUSPENDED_USER && kind != Kind.INSIDE_SUCCESS;
  }

  @Override
  public final Reply answer(SignIn caller, ReceivedRequest request, SignIns signIns) {
    return Reply.json(200, user(caller, request));
  }

  /** The body of the answer. */
  abstract JsonObject user(SignIn caller, ReceivedRequest request);

  @Override
  public final Reply failure(Failure failure, ReceivedRequest request) {
    if (!supports(failure.kind()) && failure.kind() != Kind.NO_SUCH_PATH) {
      throw failure.unsupported();
    }
    Reply reply = error(failure, request);
    return switch (failure.kind()) {
      case WRONG_METHOD -> reply.withHeader("Allow", String.join(", ", methods()));
      case RATE_LIMITED ->
          failure.retryAfter().isPresent()
              ? reply.withRetryAfter(failure.retryAfter())
              : rateLimited(reply, request.receivedAt());
      default -> reply.withRetryAfter(failure.retryAfter());
    };
  }

  /** The reply to a rate-limited request, with what the service says about its limit. */
  Reply rateLimited(Reply reply, Instant now) {
    return reply;
  }

  /** The reply that reports a failure, without the headers about waits. */
  Reply error(Failure failure, ReceivedRequest request) {
    return Reply.json(status(failure.kind()), errorBody(failure, request));
  }

  /** The body of a failure. */
  abstract JsonObject errorBody(Failure failure, ReceivedRequest request);

  /** The usual status of a failure. */
  static int status(Kind kind) {
    return switch (kind) {
      case MISSING_CREDENTIAL, INVALID_TOKEN, EXPIRED_TOKEN, REVOKED_TOKEN -> 401;
      case SECOND_FACTOR, SUSPENDED_USER, PERMISSION_DENIED -> 403;
      case INVALID_REQUEST -> 400;
      case NOT_FOUND, NO_SUCH_PATH -> 404;
      case WRONG_METHOD -> 405;
      case RATE_LIMITED -> 429;
      case UNAVAILABLE -> 503;
      case INTERNAL_ERROR -> 500;
      case INSIDE_SUCCESS -> 200;
    };
  }

  /** A message for people. */
  static String message(Kind kind) {
    return switch (kind) {
      case MISSING_CREDENTIAL -> "The request has no credential.";
      case INVALID_TOKEN, INSIDE_SUCCESS -> "The credential is not valid.";
      case EXPIRED_TOKEN -> "The credential has expired.";
      case REVOKED_TOKEN -> "The credential was revoked.";
      case SECOND_FACTOR -> "A second factor is required.";
      case SUSPENDED_USER -> "The account has been blocked.";
      case PERMISSION_DENIED -> "The credential lacks a permission.";
      case INVALID_REQUEST -> "The request is not valid.";
      case NOT_FOUND, NO_SUCH_PATH -> "Not found.";
      case WRONG_METHOD -> "The method is not allowed.";
      case RATE_LIMITED -> "Too many requests.";
      case UNAVAILABLE -> "The service is not available.";
      case INTERNAL_ERROR -> "An internal error occurred.";
    };
  }
}
