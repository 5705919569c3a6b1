package io.github.mesdk.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A valid authorization request (RFC 6749, section 4.1.1; OpenID Connect Core 1.0, section 3.1.2).
 *
 * @param challenge the {@code S256} code challenge (RFC 7636)
 * @param loginHint the user to choose on the page
 * @param silent whether no page may be shown: {@code prompt=none}
 */
record AuthorizationRequest(
    String clientId,
    RedirectTarget target,
    String scope,
    Optional<String> nonce,
    Optional<String> challenge,
    Optional<String> loginHint,
    boolean silent) {

  /**
   * Reads a request.
   *
   * @throws RejectedRequest with a redirect; or with a page, if there is no client or redirect URI
   *     to return to
   */
  static AuthorizationRequest of(ReceivedRequest request, ProviderState state) {
    Map<String, String> arguments = Query.parse(encoded(request));
    RedirectTarget target = target(request, state);
    check(request, arguments, target);
    Optional<String> prompt = text(arguments, "prompt");
    return new AuthorizationRequest(
        text(arguments, "client_id").orElseThrow(),
        target,
        state
            .grants()
            .scopes()
            .granted(text(arguments, "scope"))
            .orElseThrow(() -> error(request, target, "invalid_scope", "No scope is known")),
        text(arguments, "nonce"),
        challenge(request, arguments, target, state),
        text(arguments, "login_hint"),
        prompt.filter("none"::equals).isPresent());
  }

  /**
   * Where to return to.
   *
   * @throws RejectedRequest with a page, if the client or the redirect URI is not acceptable
   */
  static RedirectTarget target(ReceivedRequest request, ProviderState state) {
    Map<String, String> arguments = Query.parse(encoded(request));
    Set<String> repeated = Query.repeated(encoded(request));
    Optional<String> client = text(arguments, "client_id");
    if (repeated.contains("client_id")
        || client.filter(id -> OidcClient.isKnown(id, state.credentials())).isEmpty()) {
      throw page("The application is not known here: its client_id is missing or wrong.");
    }
    Optional<String> uri = text(arguments, "redirect_uri");
    if (repeated.contains("redirect_uri")
        || uri.filter(state.grants().redirectUris()::accepts).isEmpty()) {
      throw page("The redirect_uri is missing, or it is neither on this machine nor registered.");
    }
    return new RedirectTarget(uri.get(), text(arguments, "state"), state.issuer());
  }

  private static void check(
      ReceivedRequest request, Map<String, String> arguments, RedirectTarget target) {
    if (!Query.repeated(encoded(request)).isEmpty()) {
      throw error(request, target, "invalid_request", "A parameter is repeated");
    }
    for (String name : new String[] {"request", "request_uri"}) {
      if (text(arguments, name).isPresent()) {
        throw error(request, target, name + "_not_supported", "Use query parameters");
      }
    }
    Optional<String> type = text(arguments, "response_type");
    if (type.isEmpty()) {
      throw error(request, target, "invalid_request", "A response_type is needed");
    }
    if (!type.get().equals("code")) {
      throw error(request, target, "unsupported_response_type", "Only code is supported");
    }
    if (!text(arguments, "response_mode").orElse("query").equals("query")) {
      throw error(request, target, "invalid_request", "Only the response_mode query is supported");
    }
  }

  /** Public clients must use PKCE (RFC 9700, section 2.1.1); others may. */
  private static Optional<String> challenge(
      ReceivedRequest request,
      Map<String, String> arguments,
      RedirectTarget target,
      ProviderState state) {
    Optional<String> challenge = text(arguments, "code_challenge");
    boolean confidential =
        text(arguments, "client_id").filter(state.credentials().clientId()::equals).isPresent();
    Optional<String> method = text(arguments, "code_challenge_method");
    if (challenge.isEmpty() && method.isEmpty() && confidential) {
      return challenge;
    }
    if (challenge.filter(value -> value.matches("[A-Za-z0-9_-]{43}")).isEmpty()) {
      throw error(
          request, target, "invalid_request", "A code_challenge of 43 characters is needed");
    }
    if (!method.orElse("plain").equals("S256")) {
      throw error(request, target, "invalid_request", "The code_challenge_method must be S256");
    }
    return challenge;
  }

  String redirectUri() {
    return target.uri();
  }

  /** The parameters are in the query of a {@code GET} or in the form of a {@code POST}. */
  private static String encoded(ReceivedRequest request) {
    return request.method().equals("POST") ? request.body() : request.query();
  }

  /** A parameter without a value counts as omitted (RFC 6749, section 3.1). */
  private static Optional<String> text(Map<String, String> arguments, String name) {
    return Optional.ofNullable(arguments.get(name)).filter(value -> !value.isEmpty());
  }

  private static RejectedRequest error(
      ReceivedRequest request, RedirectTarget target, String error, String description) {
    return new RejectedRequest(target.error(error, description, request));
  }

  private static RejectedRequest page(String problem) {
    return new RejectedRequest(Pages.error(400, "This sign-in cannot start", problem));
  }
}
