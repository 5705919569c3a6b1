package io.github.mesdk.testkit;

import java.util.Map;
import java.util.Optional;

/** Reads the form with which a person approves or declines a sign-in. */
final class DecisionForm {
  static final String USER = "user";
  static final String DECISION = "decision";
  static final String APPROVE = "approve";
  static final String DECLINE = "decline";

  private DecisionForm() {}

  /**
   * The person's answer.
   *
   * @throws RejectedRequest with a page, if the form is incomplete
   */
  static Decision read(Map<String, String> form, ProviderState state) {
    if (DECLINE.equals(form.get(DECISION))) {
      return state.grants().decision(Optional.empty());
    }
    return state.users().of(MockSystem.OIDC).stream()
        .filter(user -> APPROVE.equals(form.get(DECISION)) && user.id().equals(form.get(USER)))
        .findAny()
        .map(user -> state.grants().decision(Optional.of(user)))
        .orElseThrow(() ->
            new RejectedRequest(
                Pages.error(400, "No user was chosen", "Go back, choose a user and approve.")));
  }
}
