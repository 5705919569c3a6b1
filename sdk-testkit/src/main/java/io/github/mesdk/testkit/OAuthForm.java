package io.github.mesdk.testkit;

import java.util.Map;

/** Reads the forms that OAuth clients send directly. */
final class OAuthForm {
  private static final String TYPE = "application/x-www-form-urlencoded";

  private OAuthForm() {}

  /**
   * The arguments of a request.
   *
   * @throws RejectedRequest if its body is not a form
   */
  static Map<String, String> read(ReceivedRequest request) {
    if (request.header("Content-Type").filter(type -> type.startsWith(TYPE)).isEmpty()) {
      throw OAuthErrors.rejection("invalid_request", "The body must be a form");
    }
    return Query.parse(request.body());
  }
}
