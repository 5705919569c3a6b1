package io.github.mesdk.provider.internal;

import static java.util.Objects.requireNonNull;

/** Where a value is sent in a request. */
public sealed interface ParameterLocation {

  /** {@code Authorization: Bearer value} (RFC 6750, section 2.1). */
  record Bearer() implements ParameterLocation {}

  /**
   * A header.
   *
   * @param name the name of the header
   */
  record Header(String name) implements ParameterLocation {
    /** Creates a location. */
    public Header {
      requireNonNull(name, "name");
    }
  }

  /**
   * A query parameter; a member of an object becomes {@code name[member]}.
   *
   * @param name the name of the parameter
   */
  record Query(String name) implements ParameterLocation {
    /** Creates a location. */
    public Query {
      requireNonNull(name, "name");
    }
  }

  /**
   * A member of the JSON body; the members of an object become members of a nested object.
   *
   * @param name the name of the member
   */
  record Body(String name) implements ParameterLocation {
    /** Creates a location. */
    public Body {
      requireNonNull(name, "name");
    }
  }
}
