package io.github.mesdk.examples.cli;

import io.github.mesdk.oauth2.DevicePrompt;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the sign-in instructions to stderr, as text or as one line of JSON. */
record LoginPrompt(WaitingLine line, OutputFormat format) {

  void browser(URI address) {
    if (format == OutputFormat.TEXT) {
      print("Open this address in a browser on this machine:", address.toString());
    } else {
      printJson(Map.of("authorizationUri", address.toString()));
    }
  }

  void device(DevicePrompt prompt) {
    if (format == OutputFormat.TEXT) {
      print("Open " + prompt.verificationUri() + " and enter " + prompt.userCode());
      prompt.verificationUriComplete().ifPresent(uri -> print("or open " + uri));
      print("The code expires in " + prompt.expiresIn().toMinutes() + " min.");
      return;
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("verificationUri", prompt.verificationUri().toString());
    facts.put("userCode", prompt.userCode());
    prompt
        .verificationUriComplete()
        .ifPresent(uri -> facts.put("verificationUriComplete", uri.toString()));
    facts.put("expiresInSeconds", prompt.expiresIn().toSeconds());
    printJson(facts);
  }

  /** Shows an error code that any page in the browser can cause. The login continues. */
  void unverifiedError(String errorCode) {
    if (format == OutputFormat.TEXT) {
      print(
          "The browser returned the error " + errorCode + ", but it may not be about this sign-in.",
          "The program still waits. To give up, press Ctrl+C.");
    } else {
      printJson(Map.of("unverifiedError", errorCode));
    }
  }

  /** Says how long the login lasts, and how to get a refresh token unless that was tried. */
  void noRefreshToken(Optional<Instant> expiry, List<String> scopes) {
    if (format == OutputFormat.TEXT) {
      print(
          "The issuer sent no refresh token, so this login is valid until "
              + expiry.map(Instant::toString).orElse("its access token expires")
              + (String.join(" ", scopes).contains("offline_access")
                  ? "."
                  : ". Some issuers send one for --scope openid --scope offline_access."));
      return;
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("refreshToken", false);
    expiry.ifPresent(time -> facts.put("loginExpiresAt", time.toString()));
    printJson(facts);
  }

  private void print(String... lines) {
    line.writeAbove(err -> {
      for (String text : lines) {
        err.println(TerminalText.text(text));
      }
    });
  }

  private void printJson(Map<String, Object> facts) {
    line.writeAbove(err -> Json.print(err, TerminalText.text(Json.line(facts))));
  }
}
