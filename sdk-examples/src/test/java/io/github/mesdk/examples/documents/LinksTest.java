package io.github.mesdk.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the links between the documents. Links to other sites are not followed. */
@Tag("slow")
class LinksTest {
  private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern OTHER_SITE = Pattern.compile("[a-z]+:.*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

  @TempDir Path folder;

  @Test
  void everyLinkLeadsToAFileAndAHeading() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : Documents.endingWith(".md")) {
      for (String link : brokenLinks(document)) {
        broken.add(Documents.name(document) + ": " + link);
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void aLinkToAMissingFileOrHeadingIsFound() throws IOException {
    Files.writeString(folder.resolve("b.md"), "# One\n\n## A `code` title, and more\n\n## One\n");
    Path document = folder.resolve("a.md");
    Files.writeString(
        document,
        """
        # Two

        [b](b.md), [again](b.md#one-1), [title](b.md#a-code-title-and-more)
        [here](#two), [elsewhere](https://elsewhere.invalid/)

        ```text
        [code](c.md)
        ```

        [no file](c.md), [no heading](b.md#two) and [none here](#one)
        """);
    assertThat(brokenLinks(document)).containsExactly("c.md", "b.md#two", "#one");
  }

  private static List<String> brokenLinks(Path document) throws IOException {
    List<String> broken = new ArrayList<>();
    String text = withoutCode(Files.readString(document));
    for (String link : LINK.matcher(text).results().map(found -> found.group(1)).toList()) {
      if (!OTHER_SITE.matcher(link).matches() && !leadsSomewhere(document, link)) {
        broken.add(link);
      }
    }
    return broken;
  }

  private static boolean leadsSomewhere(Path document, String link) throws IOException {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path target = path.isEmpty() ? document : document.resolveSibling(path).normalize();
    if (hash < 0 || !Files.exists(target)) {
      return Files.exists(target);
    }
    return Files.isRegularFile(target)
        && anchors(Files.readString(target)).contains(link.substring(hash + 1));
  }

  /** Returns the anchors that GitHub and the site give the headings of a document. */
  private static Set<String> anchors(String document) {
    Set<String> anchors = new HashSet<>();
    for (MatchResult heading : HEADING.matcher(withoutCode(document)).results().toList()) {
      String anchor = anchor(heading.group(1).strip());
      String unique = anchor;
      for (int i = 1; !anchors.add(unique); i++) {
        unique = anchor + "-" + i;
      }
    }
    return anchors;
  }

  private static String anchor(String heading) {
    return heading
        .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
        .replace(' ', '-');
  }

  private static String withoutCode(String document) {
    return CODE.matcher(document).replaceAll("");
  }
}
