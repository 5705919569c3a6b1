package io.github.mesdk.examples.cli;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import java.util.Map;

/** An answer for a person: who it is, then all that the provider said. */
final class AnswerText {
  private AnswerText() {}

  static String of(CurrentUser answer) {
    Identity identity = answer.identity();
    return table(IdentityLines.of(identity))
        + "\nAll that "
        + identity.provider()
        + " says:\n"
        + table(Leaves.of(Json.tree(answer)));
  }

  private static String table(Map<String, String> lines) {
    TextTable table = new TextTable();
    lines.forEach((label, value) -> table.row(label, value));
    return table.toString();
  }
}
