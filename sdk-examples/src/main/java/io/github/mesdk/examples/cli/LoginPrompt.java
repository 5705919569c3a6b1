package io.github.mesdk.examples.cli;

import io.github.mesdk.oauth2.DevicePrompt;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the sign-in instructions to stderr, as text or as one line of JSON. */
record LoginPrompt(Shell shell, OutputFormat format) {

  void browser(URI address) {
    if (format == OutputFormat.TEXT) {
      print("Open this address in a browser on this machine:", address.toString());
    } else {
      print(Json.line(Map.of("authorizationUri", address.toString())));
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
    print(Json.line(facts));
  }

  private void print(String... lines) {
    for (String line : lines) {
      shell.err().println(TerminalText.text(line));
    }
    shell.err().flush();
  }
}
