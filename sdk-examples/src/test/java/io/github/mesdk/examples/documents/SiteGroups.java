package io.github.mesdk.examples.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The groups in the side bar of the documentation site, as its configuration lists them. */
final class SiteGroups {
  private static final Path CONFIGURATION = Documents.ROOT.resolve("site/.vitepress/config.mjs");
  private static final Pattern GROUPS = Pattern.compile("(?s)const groups = \\{\n(.*?)\n\\}");
  private static final Pattern GROUP =
      Pattern.compile("(?ms)^  '?(\\w[^':]*)'?: (.*?)(?=^  ['\\w]|\\z)");
  private static final Pattern PAGE = Pattern.compile("'([\\w./-]+\\.md)'");
  private static final Pattern PAGES = Pattern.compile("pages\\('([\\w./-]+)'\\)");

  private SiteGroups() {}

  /** Returns the paths of the pages in the repository, by group. */
  static Map<String, Set<String>> pages() throws IOException {
    List<MatchResult> groups =
        GROUPS
            .matcher(Files.readString(CONFIGURATION))
            .results()
            .flatMap(all -> GROUP.matcher(all.group(1)).results())
            .toList();
    Map<String, Set<String>> pages = new LinkedHashMap<>();
    for (MatchResult group : groups) {
      Set<String> found = new LinkedHashSet<>();
      PAGE.matcher(group.group(2)).results().forEach(page -> found.add(page.group(1)));
      for (MatchResult folder : PAGES.matcher(group.group(2)).results().toList()) {
        found.addAll(pagesIn(folder.group(1)));
      }
      pages.put(group.group(1), found);
    }
    return pages;
  }

  /** Returns the paths of the pages in a folder of the repository, without its subfolders. */
  static List<String> pagesIn(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Documents.ROOT.resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .map(Documents::name)
          .sorted()
          .toList();
    }
  }
}
