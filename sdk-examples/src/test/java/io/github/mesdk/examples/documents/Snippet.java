package io.github.mesdk.examples.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of Java in a document: a class, members of a class, or statements. A block without
 * imports uses the imports listed in this class.
 *
 * @param document the path of the document in the repository
 * @param line the number of the first line of the block in the document
 * @param text the text of the block
 */
record Snippet(String document, int line, String text) {
  /** The imports that a block uses if it shows none. */
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
          "static org.assertj.core.api.Assertions.*",
          "static org.junit.jupiter.api.Assertions.assertEquals",
          "static org.junit.jupiter.api.Assertions.assertThrows");

  /** The variables that a block may use without declaring them. */
  private static final String VARIABLES =
      "String bearer; String token; MyApp app; io.github.mesdk.cache.MeCache cache;"
          + " io.github.mesdk.testkit.MockIdentityProvider idp;"
          + " io.github.mesdk.MeClient<io.github.mesdk.model.testiny.AuthInfo> testiny;"
          + " io.github.mesdk.MeClient<io.github.mesdk.model.pulse.UserSession> pulse;";

  private static final Pattern OWN_IMPORTS =
      Pattern.compile("import [^;\n]+;\n(?:(?:import [^;\n]+;)?\n)*");

  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^(?:(?:public|final|abstract|sealed) )*(?:class|interface|record) (\\w+)");

  private static final Pattern MEMBER =
      Pattern.compile("(?m)^(?:@\\w|(?:(?:public|static) )*[\\w<>?, .]+ \\w+\\([^;]*\\{$)");

  /** Returns the blocks of a document in order. */
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
   * Returns a compilation unit with the block on the same lines as in its document, so a problem
   * has the line number of the document.
   */
  String source() {
    String imports = ownImports();
    String body = text.substring(imports.length());
    String start = padding() + imports;
    if (imports.isEmpty()) {
      start = "import " + String.join("; import ", IMPORTS) + ";" + padding();
    }
    if (TYPE.matcher(body).find()) {
      return start + body;
    }
    boolean isMember = MEMBER.matcher(body).find();
    String head = "class Block { " + VARIABLES;
    return isMember
        ? start + head + " " + body + "\n}"
        : start + head + " void block() throws Exception { " + body + "\n}}";
  }

  /**
   * Returns whether another block, later in the same document, uses a type that this one declares.
   */
  boolean declaresTypeUsedBy(Snippet other) {
    Matcher type = TYPE.matcher(text);
    return other.document.equals(document)
        && other.line > line
        && !TYPE.matcher(other.text).find()
        && type.find()
        && other.text.contains(type.group(1));
  }

  /** Returns whether the block begins with imports, which then replace the default imports. */
  boolean hasOwnImports() {
    return !ownImports().isEmpty();
  }

  private String ownImports() {
    Matcher imports = OWN_IMPORTS.matcher(text);
    return imports.lookingAt() ? imports.group() : "";
  }

  private String padding() {
    return "\n".repeat(line - 1);
  }

  @Override
  public String toString() {
    return document + ":" + line;
  }
}
