package io.github.mesdk.model.internal;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of people, put together. */
public final class Names {
  private Names() {}

  /** The given and the family name with a space between; absent when both are absent or blank. */
  public static Optional<String> joined(Optional<String> given, Optional<String> family) {
    String joined =
        Stream.concat(given.stream(), family.stream())
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" "));
    return joined.isEmpty() ? Optional.empty() : Optional.of(joined);
  }
}
