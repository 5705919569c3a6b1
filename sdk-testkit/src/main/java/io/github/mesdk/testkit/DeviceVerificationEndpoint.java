package io.github.mesdk.testkit;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/** The page for a device's user code (RFC 8628, section 3.3), and the forms on it. */
record DeviceVerificationEndpoint(ProviderState state)
    implements EndpointDispatcher.Handler, FailureFormat {
  static final String USER_CODE = "user_code";

  @Override
  public Reply answer(ReceivedRequest request) {
    return switch (request.method()) {
      case "GET" -> page(Query.parse(request.query()));
      case "POST" -> decide(Query.parse(request.body()));
      default -> Reply.empty(405).withHeader("Allow", "GET, POST");
    };
  }

  private Reply page(Map<String, String> arguments) {
    String typed = requireNonNull(arguments.getOrDefault(USER_CODE, ""));
    if (!arguments.containsKey(USER_CODE)) {
      return DevicePages.codeForm();
    }
    return state
        .grants()
        .openUserCode(typed)
        .map(code -> DevicePages.confirmation(code, state.users().of(MockSystem.OIDC)))
        .orElseGet(() -> DevicePages.unknownCode(typed));
  }

  private Reply decide(Map<String, String> form) {
    String typed = requireNonNull(form.getOrDefault(USER_CODE, ""));
    Optional<DeviceCode> code = state.grants().openUserCode(typed);
    if (code.isEmpty()) {
      return DevicePages.unknownCode(typed);
    }
    Decision decision = DecisionForm.read(form, state);
    if (!code.get().decide(decision)) {
      return DevicePages.unknownCode(typed);
    }
    Optional<Login> login =
        decision.login(code.get().clientId(), code.get().scope(), Optional.empty());
    return login.isPresent() ? DevicePages.approved(login.get()) : DevicePages.declined(decision);
  }

  @Override
  public Reply failure(Failure failure, ReceivedRequest request) {
    return Pages.failure(failure);
  }
}
