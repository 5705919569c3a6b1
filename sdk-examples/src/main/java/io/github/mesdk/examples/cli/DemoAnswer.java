package io.github.mesdk.examples.cli;

import io.github.mesdk.model.Identity;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One answer of the demo, and the duration of the call as measured by the caller. */
record DemoAnswer(Identity identity, Duration duration) {
  private static final String ABSENT = "-";

  /** Returns a row of the table, with a dash for each absent value. */
  String[] cells() {
    return new String[] {
      identity.provider(),
      IdentityLines.displayName(identity),
      orDash(identity.email().orElse("")),
      orDash(IdentityLines.organizations(identity)),
      orDash(String.join(", ", identity.roles())),
      String.format(Locale.ROOT, "%5d ms", duration.toMillis())
    };
  }

  /** Returns the members of the JSON object. */
  Map<String, Object> json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("identity", identity);
    members.put("durationMillis", duration.toMillis());
    return members;
  }

  private static String orDash(String text) {
    return text.isEmpty() ? ABSENT : text;
  }
}
