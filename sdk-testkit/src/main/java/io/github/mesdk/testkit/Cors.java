package io.github.mesdk.testkit;

import java.util.Optional;
import mockwebserver3.MockResponse;

/**
 * Lets a front end on this machine call the OpenID Connect endpoints from its page (the Fetch
 * standard, section 3.2). The endpoints that are pages themselves are not for scripts.
 */
record Cors(RedirectUris redirectUris) {
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  /** The reply to a browser that asks before it sends a request; outages do not affect it. */
  Optional<MockResponse> preflight(ReceivedRequest request) {
    if (!request.method().equals("OPTIONS")
        || request.header("Access-Control-Request-Method").isEmpty()) {
      return Optional.empty();
    }
    return origin(request)
        .map(origin ->
            new MockResponse.Builder()
                .code(204)
                .setHeader(ALLOW_ORIGIN, origin)
                .setHeader("Access-Control-Allow-Methods", "GET, POST")
                .setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type")
                .setHeader("Vary", "Origin")
                .build());
  }

  MockResponse allow(MockResponse response, ReceivedRequest request) {
    return origin(request)
        .map(origin ->
            response
                .newBuilder()
                .setHeader(ALLOW_ORIGIN, origin)
                .setHeader("Access-Control-Expose-Headers", "WWW-Authenticate")
                .setHeader("Vary", "Origin")
                .build())
        .orElse(response);
  }

  private Optional<String> origin(ReceivedRequest request) {
    boolean isPage = OidcEndpoint.ofPath(request.path()).filter(OidcEndpoint::isPage).isPresent();
    return isPage || request.system().filter(MockSystem.OIDC::equals).isEmpty()
        ? Optional.empty()
        : request.header("Origin").filter(redirectUris::isOriginOfOne);
  }
}
