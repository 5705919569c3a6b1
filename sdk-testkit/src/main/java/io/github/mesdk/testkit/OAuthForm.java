package io.github.mesdk.testkit;

import java.util.Optional;

/** The form of a request that an OAuth client sends directly. */
record OAuthForm(Query query) {
  private static final String TYPE = "application/x-www-form-urlencoded";

  /**
   * The form of a request.
   *
   * @throws RejectedRequest if its body is not a form, or repeats a parameter (RFC 6749, section
   *     3.2)
   */
  static OAuthForm of(ReceivedRequest request) {
    if (request.header("Content-Type").filter(OAuthForm::isForm).isEmpty()) {
      throw OAuthErrors.rejection("invalid_request", "The body must be a form");
    }
    Query query = Query.of(request.body());
    if (!query.repeated().isEmpty()) {
      throw OAuthErrors.rejection("invalid_request", "A parameter is repeated");
    }
    return new OAuthForm(query);
  }

  /** Whether it is the type of a form: in any case, with or without parameters. */
  static boolean isForm(String contentType) {
    return contentType.split(";", 2)[0].strip().equalsIgnoreCase(TYPE);
  }

  Optional<String> text(String name) {
    return query.text(name);
  }

  /**
   * The value of a parameter.
   *
   * @throws RejectedRequest if it is missing
   */
  String required(String name) {
    return text(name)
        .orElseThrow(() -> OAuthErrors.rejection("invalid_request", "A " + name + " is needed"));
  }
}
