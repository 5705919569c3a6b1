package io.github.mesdk.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names the file or the environment variable of a credential in a message. What was given may be
 * the credential itself, so it is shown only if it is, or looks like, a path or a variable.
 */
final class SourceNames {
  private static final String HIDDEN = "***";

  /** Words of one case and short numbers, as in {@code ME_TOKEN_2}. */
  private static final Pattern VARIABLE =
      Pattern.compile("[A-Z]{1,16}\\d?(_([A-Z]{1,16}\\d?|\\d))*|[a-z]{1,16}(_[a-z]{1,16})*");

  private static final Pattern SEPARATOR_OR_EXTENSION =
      Pattern.compile(".*[/\\\\].*|.*[^.]\\.[A-Za-z][A-Za-z0-9]{0,5}");

  /** A name of this length with upper-case letters and digits is probably a token. */
  private static final Pattern RANDOM_NAME =
      Pattern.compile("(?=[^/\\\\.]*[A-Z])(?=[^/\\\\.]*\\d)[^/\\\\.]{16,}");

  private SourceNames() {}

  static String variable(String name, Map<String, String> environment) {
    boolean isShown = environment.containsKey(name) || VARIABLE.matcher(name).matches();
    return "the environment variable " + (isShown ? name : HIDDEN);
  }

  /** Returns whether this is a name, without a directory, that may be a token. */
  static boolean mayBeToken(Path file) {
    return file.getParent() == null
        && !Files.exists(file)
        && RANDOM_NAME.matcher(file.toString()).find();
  }

  /** Returns the path, or asterisks. */
  static String path(Path file) {
    Path directory = file.getParent();
    boolean isShown =
        Files.exists(file)
            || (directory != null && Files.isDirectory(directory))
            || looksLikePath(file.toString());
    return isShown ? file.toString() : HIDDEN;
  }

  private static boolean looksLikePath(String text) {
    return SEPARATOR_OR_EXTENSION.matcher(text).matches() && !RANDOM_NAME.matcher(text).find();
  }
}
