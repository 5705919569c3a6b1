package io.github.mesdk.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mesdk.model.CurrentUser;
import java.nio.charset.StandardCharsets;

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

  /** JSON is UTF-8, regardless of the encoding of the terminal. */
  private static void writeDocument(Shell shell, JsonNode value) {
    byte[] bytes = (Json.document(value) + "\n").getBytes(StandardCharsets.UTF_8);
    shell.out().write(bytes, 0, bytes.length);
  }
}
