package io.github.mesdk.examples.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the repository, without those that a build or a tool writes. */
final class Documents {
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private static final Pattern WRITTEN_BY_TOOLS =
      Pattern.compile("(.*/)?(target|node_modules|\\..*)/.*");

  private Documents() {}

  /** Returns the files with this suffix in order. */
  static List<Path> endingWith(String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(suffix))
          .filter(file -> !WRITTEN_BY_TOOLS.matcher(name(file)).matches())
          .sorted()
          .toList();
    }
  }

  /** Returns the path of a file in the repository, such as {@code docs/errors.md}. */
  static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }
}
