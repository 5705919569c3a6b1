package io.github.mesdk.testkit;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/** The authorization endpoint and the form on its page. */
record AuthorizationEndpoint(ProviderState state)
    implements EndpointDispatcher.Handler, FailureFormat {
  /** The form's hidden field; no authorization request has it. */
  static final String PAGE_KEY = "page";

  @Override
  public Reply answer(ReceivedRequest request) {
    if (!request.method().equals("GET") && !request.method().equals("POST")) {
      return Reply.empty(405).withHeader("Allow", "GET, POST");
    }
    Map<String, String> form = form(request);
    if (form.containsKey(PAGE_KEY)) {
      return answerForm(form, request);
    }
    AuthorizationRequest authorization = new AuthorizationRequestReader(request, state).read();
    Optional<Decision> automatic = state.grants().automaticDecision();
    if (automatic.isPresent()) {
      return answer(authorization, automatic.get(), request);
    }
    return authorization.silent()
        ? authorization.target().error("login_required", "No one is signed in", request)
        : Pages.authorization(
            authorization, state.grants().open(authorization), state.users().of(MockSystem.OIDC));
  }

  private Reply answerForm(Map<String, String> form, ReceivedRequest request) {
    // The page stays open if the form is incomplete, so that the person can go back to it.
    Decision decision = DecisionForm.read(form, state);
    return answer(close(form), decision, request);
  }

  /**
   * The request of the page whose form was sent; each page counts once.
   *
   * @throws RejectedRequest with a page, if it was answered before or is too old
   */
  private AuthorizationRequest close(Map<String, String> form) {
    return state
        .grants()
        .close(requireNonNull(form.get(PAGE_KEY)))
        .orElseThrow(() ->
            new RejectedRequest(
                Pages.error(
                    400,
                    "This page has been used",
                    "It was answered before, or it is too old. Start again in the application.")));
  }

  private Reply answer(
      AuthorizationRequest authorization, Decision decision, ReceivedRequest request) {
    Optional<String> subject = decision.user().map(user -> user.at(MockSystem.OIDC).id());
    if (subject.isPresent() && !authorization.subject().or(() -> subject).equals(subject)) {
      return authorization.target().error("login_required", "Another user signed in", request);
    }
    return decision
        .login(authorization.clientId(), authorization.scope(), authorization.nonce())
        .map(login -> state.grants().newCode(login, authorization).value())
        .map(code -> authorization.target().code(code, request))
        .orElseGet(() -> denied(authorization.target(), decision, request));
  }

  private static Reply denied(RedirectTarget target, Decision decision, ReceivedRequest request) {
    String reason = decision.user().isPresent() ? "User disabled" : "The sign-in was declined";
    return target.error("access_denied", reason, request);
  }

  private static Map<String, String> form(ReceivedRequest request) {
    return request.method().equals("POST") ? Query.parse(request.body()) : Map.of();
  }

  /** Reports to the client where it may, as a real server does; otherwise on a page. */
  @Override
  public Reply failure(Failure failure, ReceivedRequest request) {
    return switch (failure.kind()) {
      case MISSING_CREDENTIAL, INVALID_TOKEN, EXPIRED_TOKEN, REVOKED_TOKEN ->
          redirect("login_required", "No one is signed in", request);
      case SECOND_FACTOR -> redirect("interaction_required", "A second factor is needed", request);
      case SUSPENDED_USER -> redirect("access_denied", "User disabled", request);
      case PERMISSION_DENIED ->
          failure.scopes().isEmpty()
              ? redirect("unauthorized_client", "The client may not do this", request)
              : redirect("invalid_scope", "A scope is not granted", request);
      case INVALID_REQUEST -> redirect("invalid_request", "The request is not valid", request);
      case INTERNAL_ERROR -> redirect("server_error", "An unexpected error occurred", request);
      default -> Pages.failure(failure);
    };
  }

  private Reply redirect(String error, String description, ReceivedRequest request) {
    try {
      Map<String, String> form = form(request);
      RedirectTarget target =
          form.containsKey(PAGE_KEY)
              ? close(form).target()
              : new AuthorizationRequestReader(request, state).target();
      return target.error(error, description, request);
    } catch (RejectedRequest page) {
      return page.reply();
    }
  }
}
