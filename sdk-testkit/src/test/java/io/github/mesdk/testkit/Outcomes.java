package io.github.mesdk.testkit;

/** Finds outcomes by the names of their factory methods. */
final class Outcomes {
  private Outcomes() {}

  static Outcome named(String name) {
    return switch (name) {
      case "mfaRequired" -> Outcome.mfaRequired();
      case "invalidToken" -> Outcome.invalidToken();
      case "suspendedUser" -> Outcome.suspendedUser();
      case "permissionDenied" -> Outcome.permissionDenied();
      case "invalidRequest" -> Outcome.invalidRequest();
      case "internalError" -> Outcome.internalError();
      case "unavailable" -> Outcome.unavailable();
      case "rateLimited" -> Outcome.rateLimited();
      case "notFound" -> Outcome.notFound();
      default -> throw new IllegalArgumentException(name);
    };
  }
}
