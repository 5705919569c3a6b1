package io.github.mesdk.examples.cli;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import java.util.Map;

/** Formats an answer as text: the identity first, then every member of the answer. */
final class AnswerText {
  private AnswerText() {}

  static String of(CurrentUser answer, SecretMask mask) {
    Identity identity = answer.identity();
    return table(IdentityLines.of(identity), mask)
        + "\nComplete answer from "
        + identity.provider()
        + ":\n"
        + table(FlattenedJson.of(Json.tree(answer)), mask);
  }

  private static String table(Map<String, String> lines, SecretMask mask) {
    TextTable table = new TextTable();
    lines.forEach((label, value) -> table.row(mask.text(label), mask.text(value)));
    return table.toString();
  }
}
