package io.github.mesdk.provider;

import static java.util.Objects.requireNonNull;

/** Where in a request a value goes. */
public sealed interface Placement {

  /** {@code Authorization: Bearer value}, RFC 6750 section 2.1. For tokens only. */
  static Placement bearer() {
    return new Bearer();
  }

  /** A header of this name, such as {@code X-Api-Key}. */
  static Placement header(String name) {
    return new Header(name);
  }

  /** A query parameter; parts of an object become {@code name[part]}. Shows up in servers' logs. */
  static Placement query(String name) {
    return new Query(name);
  }

  /** A member of the JSON body; parts of an object become members of an object. */
  static Placement body(String name) {
    return new Body(name);
  }

  /** See {@link Placement#bearer()}. */
  record Bearer() implements Placement {}

  /**
   * See {@link Placement#header(String)}.
   *
   * @param name the header's name
   */
  record Header(String name) implements Placement {
    /** Checks. */
    public Header {
      requireNonNull(name, "name");
    }
  }

  /**
   * See {@link Placement#query(String)}.
   *
   * @param name the parameter's name
   */
  record Query(String name) implements Placement {
    /** Checks. */
    public Query {
      requireNonNull(name, "name");
    }
  }

  /**
   * See {@link Placement#body(String)}.
   *
   * @param name the member's name
   */
  record Body(String name) implements Placement {
    /** Checks. */
    public Body {
      requireNonNull(name, "name");
    }
  }
}
