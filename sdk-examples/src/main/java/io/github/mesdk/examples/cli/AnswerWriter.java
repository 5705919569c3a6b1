package io.github.mesdk.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mesdk.model.CurrentUser;

/** Writes an answer to stdout in the requested format. */
final class AnswerWriter {
  private AnswerWriter() {}

  static void write(Shell shell, OutputOptions output, ProviderAnswer providerAnswer) {
    CurrentUser answer = providerAnswer.answer();
    SecretMask mask = output.showSecrets() ? SecretMask.NONE : SecretMask.of(providerAnswer);
    switch (output.format()) {
      case TEXT -> shell.out().print(AnswerText.of(answer, mask));
      case JSON -> writeDocument(shell, mask.tree(Json.tree(answer)));
      case IDENTITY -> writeDocument(shell, mask.tree(Json.tree(answer.identity())));
    }
    shell.out().flush();
  }

  private static void writeDocument(Shell shell, JsonNode value) {
    Json.print(shell.out(), Json.document(value));
  }
}
