package io.github.mesdk.testkit;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads one authorization request and checks it as a real server does. */
final class AuthorizationRequestReader {
  private final ReceivedRequest request;
  private final ProviderState state;
  private final Query query;

  AuthorizationRequestReader(ReceivedRequest request, ProviderState state) {
    this.request = request;
    this.state = state;
    // The parameters are in the query of a GET or in the form of a POST.
    this.query = Query.of(request.method().equals("POST") ? request.body() : request.query());
  }

  /**
   * Reads the request.
   *
   * @throws RejectedRequest with a redirect; or with a page, if there is no client or redirect URI
   *     to return to
   */
  AuthorizationRequest read() {
    RedirectTarget target = target();
    check(target);
    return new AuthorizationRequest(
        query.text("client_id").orElseThrow(),
        target,
        state
            .grants()
            .scopes()
            .granted(query.text("scope"))
            .orElseThrow(() -> error(target, "invalid_scope", "No scope is known")),
        query.text("nonce"),
        challenge(target),
        query.text("login_hint"),
        subject(target),
        silent(target));
  }

  /**
   * Where to return to.
   *
   * @throws RejectedRequest with a page, if the client or the redirect URI is not acceptable
   */
  RedirectTarget target() {
    Optional<String> client = once("client_id");
    if (client.filter(id -> OidcClient.isKnown(id, state.credentials())).isEmpty()) {
      throw page("The application is not known here: its client_id is missing or wrong.");
    }
    Optional<String> uri = once("redirect_uri");
    if (uri.filter(state.grants().redirectUris()::accepts).isEmpty()) {
      throw page("The redirect_uri is missing, or it is neither on this machine nor registered.");
    }
    boolean asForm = responseMode().equals(RedirectTarget.FORM_POST);
    return new RedirectTarget(uri.get(), query.text("state"), state.issuer(), asForm);
  }

  private String responseMode() {
    return query.text("response_mode").orElse(RedirectTarget.QUERY);
  }

  private Optional<String> once(String name) {
    return query.text(name).filter(value -> !query.repeated().contains(name));
  }

  private void check(RedirectTarget target) {
    if (!query.repeated().isEmpty()) {
      throw error(target, "invalid_request", "A parameter is repeated");
    }
    Stream.of("request", "request_uri")
        .filter(name -> query.text(name).isPresent())
        .forEach(name -> {
          throw error(target, name + "_not_supported", "Use query parameters");
        });
    Optional<String> type = query.text("response_type");
    if (type.isEmpty()) {
      throw error(target, "invalid_request", "A response_type is needed");
    }
    if (!type.get().equals("code")) {
      throw error(target, "unsupported_response_type", "Only code is supported");
    }
    if (!RedirectTarget.MODES.contains(responseMode())) {
      throw error(target, "invalid_request", "The response_mode is not supported");
    }
    if (query.text("max_age").filter(age -> !age.matches("\\d+")).isPresent()) {
      throw error(target, "invalid_request", "The max_age must be a number of seconds");
    }
  }

  /** Public clients must use PKCE (RFC 9700, section 2.1.1); others may. */
  private Optional<String> challenge(RedirectTarget target) {
    Optional<String> challenge = query.text("code_challenge");
    Optional<String> method = query.text("code_challenge_method");
    boolean confidential =
        query.text("client_id").filter(state.credentials().clientId()::equals).isPresent();
    if (challenge.isEmpty() && method.isEmpty() && confidential) {
      return challenge;
    }
    if (challenge.filter(value -> value.matches("[A-Za-z0-9_-]{43}")).isEmpty()) {
      throw error(target, "invalid_request", "A code_challenge of 43 characters is needed");
    }
    if (!method.orElse("plain").equals("S256")) {
      throw error(target, "invalid_request", "The code_challenge_method must be S256");
    }
    return challenge;
  }

  /** The user of an earlier ID token, which may have expired. */
  private Optional<String> subject(RedirectTarget target) {
    Optional<String> hint = query.text("id_token_hint");
    Optional<String> subject = hint.flatMap(state.grants()::subjectOf);
    if (hint.isPresent() && subject.isEmpty()) {
      throw error(target, "invalid_request", "The id_token_hint is not an ID token of this issuer");
    }
    return subject;
  }

  /** Other values ask for what always happens here: a page. Unknown ones are ignored. */
  private boolean silent(RedirectTarget target) {
    Set<String> prompts = Scopes.of(query.text("prompt").orElse(""));
    if (prompts.contains("none") && prompts.size() > 1) {
      throw error(target, "invalid_request", "The prompt none excludes all others");
    }
    return prompts.contains("none");
  }

  private RejectedRequest error(RedirectTarget target, String error, String description) {
    return new RejectedRequest(target.error(error, description, request));
  }

  private static RejectedRequest page(String problem) {
    return new RejectedRequest(Pages.error(400, "This sign-in cannot start", problem));
  }
}
