package io.github.mesdk.provider;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/** The arguments of a request to Krystal. Immutable: each method returns a new instance. */
public final class KrystalArguments implements MeArguments {
  private final List<Argument> arguments;

  private KrystalArguments(List<Argument> arguments) {
    this.arguments = List.copyOf(arguments);
  }

  static KrystalArguments about(String subjectToken) {
    if (subjectToken.isBlank()) {
      throw new IllegalArgumentException("the subject's token is blank");
    }
    return new KrystalArguments(List.of(Argument.ofSecret(Krystal.TOKEN, subjectToken)));
  }

  static KrystalArguments aboutCaller() {
    return new KrystalArguments(List.of(Argument.of(Krystal.SELF, "true")));
  }

  /**
   * Requests that Krystal also checks this session. Krystal then requires {@link #property
   * properties}.
   */
  public KrystalArguments session(String id) {
    return with(Krystal.SESSION, "id", id);
  }

  /**
   * Adds a property that Krystal compares with the session, such as the IP address of the user.
   * Call this method once per property. A second value for the same name replaces the first.
   */
  public KrystalArguments property(String name, String value) {
    return with(Krystal.PROPERTIES, name, value);
  }

  /**
   * Requests the answer in the context of this organization. Replaces an organization that is
   * already set.
   */
  public KrystalArguments organizationId(String id) {
    return with(Krystal.ORGANIZATION, "id", id);
  }

  /**
   * Requests the answer in the context of the organization with this identifier. Replaces an
   * organization that is already set.
   */
  public KrystalArguments organizationIdentifier(String identifier) {
    return with(Krystal.ORGANIZATION, "identifier", identifier);
  }

  @Override
  public List<Argument> arguments() {
    return arguments;
  }

  private KrystalArguments with(String argument, String part, String value) {
    List<Argument> more = new ArrayList<>(arguments);
    boolean isLookup = !argument.equals(Krystal.PROPERTIES);
    // Krystal looks up a session or an organization by exactly one part: a second part replaces the
    // first.
    more.removeIf(
        other -> other.name().equals(argument) && (isLookup || other.path().get(1).equals(part)));
    more.add(Argument.of(List.of(argument, part), requireNonNull(value, part)));
    return new KrystalArguments(more);
  }

  @Override
  public String toString() {
    return "KrystalArguments" + arguments;
  }
}
