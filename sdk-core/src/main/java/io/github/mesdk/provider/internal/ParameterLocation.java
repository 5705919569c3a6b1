package io.github.mesdk.provider.internal;

import static java.util.Objects.requireNonNull;

/** Where in a request a value goes. */
public sealed interface ParameterLocation {

  /** {@code Authorization: Bearer value}, RFC 6750 section 2.1. */
  record Bearer() implements ParameterLocation {}

  /**
   * A header.
   *
   * @param name the header's name
   */
  record Header(String name) implements ParameterLocation {
    /** Checks. */
    public Header {
      requireNonNull(name, "name");
    }
  }

  /**
   * A query parameter; parts of an object become {@code name[part]}.
   *
   * @param name the parameter's name
   */
  record Query(String name) implements ParameterLocation {
    /** Checks. */
    public Query {
      requireNonNull(name, "name");
    }
  }

  /**
   * A member of the JSON body; parts of an object become members of an object.
   *
   * @param name the member's name
   */
  record Body(String name) implements ParameterLocation {
    /** Checks. */
    public Body {
      requireNonNull(name, "name");
    }
  }
}
