package io.github.mesdk.examples.cli;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The exit status and the output of one run of the command in this process. */
record Run(int status, String out, String err) {

  /** Runs the command with this environment and an empty stdin. */
  static Run me(Map<String, String> environment, String... arguments) {
    return me(environment, "", arguments);
  }

  /** Runs the command with this environment and this text on stdin. */
  static Run me(Map<String, String> environment, String stdin, String[] arguments) {
    return me(environment, stdin, new ByteArrayOutputStream(), arguments);
  }

  /** Runs the command with this stderr, which may act on what the command writes. */
  static Run me(
      Map<String, String> environment,
      String stdin,
      ByteArrayOutputStream err,
      String[] arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Shell shell =
        new Shell(
            new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            Terminal.NONE);
    int status = Me.run(shell, arguments);
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs the command at a terminal of this width, or of unknown width if it is 0. */
  static Run atTerminal(int columns, Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = Me.run(FakeTerminal.shell(columns, environment, out, err), arguments);
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs the command of this system with a valid token. */
  static Run call(MockIdentityProvider idp, MockSystem system, String... options) {
    return callWith(idp.token(system), idp, system, options);
  }

  /** Runs the command of this system with this token. */
  static Run callWith(
      String token, MockIdentityProvider idp, MockSystem system, String... options) {
    List<String> arguments = new ArrayList<>();
    arguments.add(system.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    arguments.add(system == MockSystem.OIDC ? "--userinfo-url" : "--base-url");
    arguments.add(idp.baseUrl(system).toString());
    arguments.addAll(List.of(options));
    return me(
        Map.of("ME_TOKEN", token, "ME_API_KEY", "publishable-key"),
        arguments.toArray(String[]::new));
  }
}
