package io.github.mesdk.provider;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/** What Krystal can be told of the subject. Immutable: each option gives a new question. */
public final class KrystalArguments implements MeArguments {
  private final List<Argument> arguments;

  private KrystalArguments(List<Argument> arguments) {
    this.arguments = List.copyOf(arguments);
  }

  static KrystalArguments about(String subjectToken) {
    if (subjectToken.isBlank()) {
      throw new IllegalArgumentException("the subject's token is empty");
    }
    return new KrystalArguments(List.of(Argument.ofSecret(Krystal.TOKEN, subjectToken)));
  }

  static KrystalArguments aboutCaller() {
    return new KrystalArguments(List.of(Argument.of(Krystal.SELF, "true")));
  }

  /** Checks this session as well; Krystal then asks for {@link #property properties} too. */
  public KrystalArguments session(String id) {
    return with(Krystal.SESSION, "id", id);
  }

  /** A property of the session to compare, such as the user's address. Repeatable. */
  public KrystalArguments property(String name, String value) {
    return with(Krystal.PROPERTIES, name, value);
  }

  /** Answers in the context of this organization. */
  public KrystalArguments organizationId(String id) {
    return with(Krystal.ORGANIZATION, "id", id);
  }

  /** Answers in the context of the organization with this identifier, in place of an id. */
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
    // A lookup takes exactly one key: a second one replaces the first.
    more.removeIf(
        known -> known.name().equals(argument) && (isLookup || known.path().get(1).equals(part)));
    more.add(Argument.of(List.of(argument, part), requireNonNull(value, part)));
    return new KrystalArguments(more);
  }

  @Override
  public String toString() {
    return "KrystalArguments" + arguments;
  }
}
