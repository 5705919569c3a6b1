package io.github.mesdk.testkit;

/** Error replies of the endpoints that OAuth clients call directly (RFC 6749, section 5.2). */
final class OAuthErrors {
  private OAuthErrors() {}

  static Reply reply(int status, String error, String description) {
    JsonObject body = new JsonObject().put("error", error).put("error_description", description);
    return uncached(Reply.json(status, body));
  }

  static RejectedRequest rejection(String error, String description) {
    return new RejectedRequest(reply(400, error, description));
  }

  static Reply invalidClient() {
    return reply(401, "invalid_client", "Invalid client or client credentials")
        .withHeader("WWW-Authenticate", "Basic realm=\"mock\"");
  }

  static Reply uncached(Reply reply) {
    return reply.withHeader("Cache-Control", "no-store").withHeader("Pragma", "no-cache");
  }
}
