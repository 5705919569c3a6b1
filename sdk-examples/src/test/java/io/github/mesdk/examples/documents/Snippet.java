package io.github.mesdk.examples.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One block of Java in a document: a whole class, members of a class, or statements.
 *
 * @param document the document's name, as a reader sees it
 * @param line the number of the block's first line in the document
 * @param text the block
 */
record Snippet(String document, int line, String text) {
  /** What a reader's editor imports. Two types of one name clash only where one is used. */
  private static final List<String> IMPORTS =
      List.of(
          "com.fasterxml.jackson.annotation.*",
          "com.fasterxml.jackson.databind.*",
          "io.github.mesdk.*",
          "io.github.mesdk.cache.*",
          "io.github.mesdk.error.*",
          "io.github.mesdk.login.*",
          "io.github.mesdk.model.*",
          "io.github.mesdk.model.cloudbase.Profile",
          "io.github.mesdk.model.oidc.UserInfo",
          "io.github.mesdk.model.pulse.UserSession",
          "io.github.mesdk.model.testiny.AuthInfo",
          "io.github.mesdk.oauth2.*",
          "io.github.mesdk.provider.*",
          "io.github.mesdk.retry.*",
          "io.github.mesdk.testkit.*",
          "io.github.mesdk.testkit.wire.*",
          "io.github.mesdk.time.Deadline",
          "io.github.mesdk.token.*",
          "java.net.*",
          "java.nio.file.*",
          "java.time.*",
          "java.util.*",
          "java.util.concurrent.*",
          "java.util.function.*",
          "okhttp3.OkHttpClient",
          "org.junit.jupiter.api.*",
          "reader.*",
          "reader.MyApp.MyException",
          "static org.assertj.core.api.Assertions.*",
          "static org.junit.jupiter.api.Assertions.assertEquals",
          "static org.junit.jupiter.api.Assertions.assertThrows");

  /** What a block may use without having declared it. */
  private static final String NAMES =
      "String bearer; String token; MockIdentityProvider idp; MyApp app;"
          + " MeClient<AuthInfo> testiny; MeClient<UserSession> pulse; MeCache cache;";

  private static final Pattern TYPE =
      Pattern.compile("(?m)^(?:(?:public|final|abstract|sealed) )*(?:class|interface|record) \\w");

  private static final Pattern MEMBER =
      Pattern.compile("(?m)^(?:@\\w|(?:(?:public|static) )*[\\w<>?, .]+ \\w+\\([^;]*\\{$)");

  /** The blocks of a document, in their order. */
  static List<Snippet> of(String name, Path document) throws IOException {
    List<Snippet> found = new ArrayList<>();
    List<String> lines = Files.readAllLines(document);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().equals("```java")) {
        int first = i + 1;
        while (!lines.get(i + 1).strip().equals("```")) {
          i++;
        }
        String text = String.join("\n", lines.subList(first, i + 1));
        found.add(new Snippet(name, first + 1, text));
      }
    }
    return found;
  }

  /**
   * A source that compiles if the block does, with the block on the lines it has in its document.
   */
  String source() {
    String imports = "import " + String.join("; import ", IMPORTS) + ";";
    if (TYPE.matcher(text).find()) {
      return imports + padding() + text;
    }
    boolean isMember = MEMBER.matcher(text).find();
    String head = isMember ? "" : " void block() throws Exception {";
    return imports
        + (" class Block { " + NAMES)
        + head
        + padding()
        + text
        + (isMember ? "\n}" : "\n}}");
  }

  private String padding() {
    return "\n".repeat(line - 1);
  }

  @Override
  public String toString() {
    return document + ":" + line;
  }
}
