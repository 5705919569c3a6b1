package io.github.mesdk.provider;

import io.github.mesdk.provider.internal.ParameterLocation;
import org.jspecify.annotations.Nullable;

/** Where in a request a value goes. Immutable. */
public final class Placement {
  private static final Placement BEARER = new Placement(new ParameterLocation.Bearer());

  final ParameterLocation location;

  private Placement(ParameterLocation location) {
    this.location = location;
  }

  /** {@code Authorization: Bearer value}, RFC 6750 section 2.1. For tokens only. */
  public static Placement bearer() {
    return BEARER;
  }

  /** A header of this name, such as {@code X-Api-Key}. */
  public static Placement header(String name) {
    return new Placement(new ParameterLocation.Header(name));
  }

  /** A query parameter; parts of an object become {@code name[part]}. Shows up in servers' logs. */
  public static Placement query(String name) {
    return new Placement(new ParameterLocation.Query(name));
  }

  /** A member of the JSON body; parts of an object become members of an object. */
  public static Placement body(String name) {
    return new Placement(new ParameterLocation.Body(name));
  }

  /** Whether it is the same place. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Placement placement && placement.location.equals(location);
  }

  @Override
  public int hashCode() {
    return location.hashCode();
  }

  @Override
  public String toString() {
    return "Placement{" + location + "}";
  }
}
