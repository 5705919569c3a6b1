package io.github.mesdk.examples;

import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.provider.CodeTable;
import io.github.mesdk.provider.ErrorFields;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Placement;
import java.net.URI;

/**
 * Describes {@code GET /users/me} of Parse Server, which each operator runs at a URL of its own.
 */
final class ParseServer {
  /** Code 209 means any rejected token. Only the text in {@code error} marks an expired one. */
  private static final CodeTable CODES =
      CodeTable.builder()
          .unauthenticated(UnauthenticatedReason.EXPIRED, "Session token is expired.")
          .unauthenticated(UnauthenticatedReason.INVALID, "209")
          .invalidRequest("unauthorized") // the id or key of the application is wrong
          .build();

  private ParseServer() {}

  static IdentityProvider<ParseUser> at(URI baseUrl, String applicationId) {
    return IdentityProvider.builder("parse", ParseUser.class)
        .baseUrl(baseUrl)
        .get("/users/me")
        .token(Placement.header("X-Parse-Session-Token"))
        .header("X-Parse-Application-Id", applicationId)
        .subject("objectId")
        .errors(ErrorFields.none().code("error", "code").message("error"))
        .codes(CODES)
        .build();
  }
}
