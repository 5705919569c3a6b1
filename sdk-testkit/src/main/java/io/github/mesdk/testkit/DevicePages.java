package io.github.mesdk.testkit;

import java.util.List;
import java.util.Optional;

/** The pages on which a person signs a device in. */
final class DevicePages {
  private static final String TITLE = "Sign in on a device";

  private DevicePages() {}

  /** Asks for the code that the device shows. */
  static Reply codeForm() {
    return codeForm(200, "", new Html(""), new Html(""));
  }

  static Reply unknownCode(String typed) {
    Html problem =
        new Html(
            "<p class=\"error\" id=\"problem\" role=\"alert\">"
                + "This code is wrong, too old or already used.</p>\n");
    return codeForm(
        400, typed, problem, new Html(" aria-invalid=\"true\" aria-describedby=\"problem\""));
  }

  private static Reply codeForm(int status, String typed, Html problem, Html attributes) {
    Html body =
        Html.of(
            """
            <h1>{}</h1>
            <form method="get" action="{}">
            <label class="label" for="code">Code on the device</label>
            {}<input class="text" id="code" name="{}" value="{}" required maxlength="20"
            autocomplete="off" autocapitalize="characters" spellcheck="false"{}>
            <div class="buttons"><button>Continue</button></div>
            </form>
            """,
            TITLE,
            OidcEndpoint.DEVICE_VERIFICATION.path(),
            problem,
            DeviceVerificationEndpoint.USER_CODE,
            typed,
            attributes);
    return Pages.page(status, TITLE, body, "'self'");
  }

  /** Shows the code again, so that the person can compare it (RFC 8628, section 3.3.1). */
  static Reply confirmation(DeviceCode code, List<MockUser> users) {
    Html body =
        Html.of(
            """
            <h1>{}</h1>
            <p>The application {} requests {} on a device with the code
            <span class="code">{}</span>. Approve only if your device shows this code.</p>
            <form method="post" action="{}">
            <input type="hidden" name="{}" value="{}">
            {}</form>
            """,
            TITLE,
            code.clientId(),
            Pages.scopes(code.scope()),
            code.userCode(),
            OidcEndpoint.DEVICE_VERIFICATION.path(),
            DeviceVerificationEndpoint.USER_CODE,
            code.userCode(),
            Pages.userChoice(users, Optional.empty()));
    return Pages.page(200, TITLE, body, "'self'");
  }

  static Reply approved(Login login) {
    return result(
        "The device is signed in", login.user().name() + " is signed in. You can close this page.");
  }

  static Reply declined(Decision decision) {
    String reason =
        decision
            .user()
            .map(user -> user.name() + " is suspended. ")
            .orElse("You declined the sign-in. ");
    return result("The device is not signed in", reason + "You can close this page.");
  }

  private static Reply result(String title, String text) {
    return Pages.page(
        200, title, Html.of("<h1>{}</h1>\n<p role=\"status\">{}</p>\n", title, text), "'none'");
  }
}
