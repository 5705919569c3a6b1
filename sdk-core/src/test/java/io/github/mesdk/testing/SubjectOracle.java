package io.github.mesdk.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mesdk.model.CurrentUser;
import java.math.BigInteger;
import java.util.List;

/** Checks the subject of an answer against the body, read independently of the SDK. */
public final class SubjectOracle {
  private SubjectOracle() {}

  /** Fails unless the subject of the answer is the first value that is not blank at these paths. */
  public static void check(JsonNode body, List<String> paths, CurrentUser me) {
    String expected =
        paths.stream()
            .map(path -> body.at("/" + path.replace('.', '/')))
            .filter(node -> !node.isNull())
            .map(JsonNode::asText)
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElseThrow(() -> new AssertionError("the body has no subject"));
    String subject = me.identity().subject();
    if (!subject.equals(expected) && !subject.equals(normalized(expected))) {
      throw new AssertionError("the answer has another subject than the body");
    }
  }

  /** An integer without leading zeros; any other text unchanged. */
  private static String normalized(String text) {
    return text.matches("-?[0-9]{1,19}") ? new BigInteger(text).toString() : text;
  }
}
