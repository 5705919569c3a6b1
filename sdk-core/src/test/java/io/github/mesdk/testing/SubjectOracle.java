package io.github.mesdk.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mesdk.model.CurrentUser;
import java.math.BigInteger;
import java.util.List;

/** Who the user must be, read from the body by hand. */
public final class SubjectOracle {
  private SubjectOracle() {}

  /** Fails unless the answer's subject stands at the first of these paths that holds something. */
  public static void check(JsonNode body, List<String> paths, CurrentUser me) {
    String told =
        paths.stream()
            .map(path -> body.at("/" + path.replace('.', '/')))
            .filter(node -> !node.isNull())
            .map(JsonNode::asText)
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElseThrow(() -> new AssertionError("a user of nothing"));
    String subject = me.identity().subject();
    if (!subject.equals(told) && !subject.equals(normal(told))) {
      throw new AssertionError("a user of something else");
    }
  }

  /** A number as it is written without leading zeros. */
  private static String normal(String text) {
    return text.matches("-?[0-9]{1,19}") ? new BigInteger(text).toString() : text;
  }
}
