package io.github.mesdk.model.internal;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses and joins the parts of personal names. */
public final class Names {
  private Names() {}

  /**
   * Returns the name for display or, if it is absent or blank, the given name and the family name,
   * as {@link #joined} does.
   */
  public static Optional<String> firstPresent(
      Optional<String> display, Optional<String> given, Optional<String> family) {
    Optional<String> present = display.filter(name -> !name.isBlank());
    return present.isPresent() ? present : joined(given, family);
  }

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
