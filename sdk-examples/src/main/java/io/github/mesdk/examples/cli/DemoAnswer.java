package io.github.mesdk.examples.cli;

import io.github.mesdk.model.Identity;
import java.time.Duration;
import java.util.Locale;

/** What one system of the demonstration said, and how long the call took as its caller saw it. */
record DemoAnswer(Identity identity, Duration took) {
  private static final String ABSENT = "-";

  /** A row of the table; what the system does not tell is a dash. */
  String[] cells() {
    return new String[] {
      identity.provider(),
      IdentityLines.who(identity),
      orDash(identity.email().orElse("")),
      orDash(IdentityLines.organizations(identity)),
      orDash(String.join(", ", identity.roles())),
      String.format(Locale.ROOT, "%5d ms", took.toMillis())
    };
  }

  private static String orDash(String text) {
    return text.isEmpty() ? ABSENT : text;
  }
}
