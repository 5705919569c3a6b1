package io.github.mesdk.model.internal;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Joins the parts of personal names. */
public final class Names {
  private Names() {}

  /**
   * Returns the given name and the family name, separated by a space. Empty if both are absent or
   * blank.
   */
  public static Optional<String> joined(Optional<String> given, Optional<String> family) {
    String joined =
        Stream.concat(given.stream(), family.stream())
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" "));
    return joined.isEmpty() ? Optional.empty() : Optional.of(joined);
  }
}
