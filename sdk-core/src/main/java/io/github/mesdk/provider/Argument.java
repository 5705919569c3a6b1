package io.github.mesdk.provider;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One argument of a question, in no wire form yet.
 *
 * @param path its name, and the names within it when it is part of an object: {@code ["session",
 *     "id"]}
 * @param value never shown when {@code secret}
 * @param secret whether the value is a credential
 */
public record Argument(List<String> path, String value, boolean secret) {

  /** Checks and copies. */
  public Argument {
    path = List.copyOf(path);
    requireNonNull(value, "value");
    if (path.isEmpty()) {
      throw new IllegalArgumentException("an argument needs a name");
    }
    if (secret && !value.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          path.get(0)
              + " has a character that no credential has; is there a line break around it?");
    }
  }

  /** An argument that anybody may see. */
  public static Argument of(String name, String value) {
    return new Argument(List.of(name), value, false);
  }

  /** A part of an argument that is an object. */
  public static Argument of(List<String> path, String value) {
    return new Argument(path, value, false);
  }

  /**
   * An argument that is a credential.
   *
   * @throws IllegalArgumentException if it has a character other than visible ASCII; the message
   *     does not show it
   */
  public static Argument ofSecret(String name, String value) {
    return new Argument(List.of(name), value, true);
  }

  /** The name of the argument as a whole. */
  public String name() {
    return path.get(0);
  }

  @Override
  public String toString() {
    return String.join(".", path) + "=" + (secret ? "***" : value);
  }
}
