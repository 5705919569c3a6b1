package io.github.mesdk.provider;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One argument of a request, independent of how the argument is sent. Immutable.
 *
 * @param path the name of the argument, followed by the names of JSON members if the value is part
 *     of an object: {@code ["session", "id"]}
 * @param value the value; {@link #toString()} masks the value if {@code secret} is true
 * @param secret whether the value is a credential
 */
public record Argument(List<String> path, String value, boolean secret) {

  /**
   * Creates an argument.
   *
   * @throws IllegalArgumentException if {@code path} is empty, or a secret value has a character
   *     other than visible ASCII; the message does not include the value
   */
  public Argument {
    path = List.copyOf(path);
    requireNonNull(value, "value");
    if (path.isEmpty()) {
      throw new IllegalArgumentException("the name of the argument is missing");
    }
    if (secret && !value.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          path.get(0)
              + " has a character that is not allowed in a credential; remove spaces and line"
              + " breaks");
    }
  }

  /** Returns an argument whose value is not a secret. */
  public static Argument of(String name, String value) {
    return new Argument(List.of(name), value, false);
  }

  /** Returns one JSON member of an argument that is an object. The value is not a secret. */
  public static Argument of(List<String> path, String value) {
    return new Argument(path, value, false);
  }

  /**
   * Returns an argument whose value is a credential.
   *
   * @throws IllegalArgumentException if {@code value} has a character other than visible ASCII; the
   *     message does not include the value
   */
  public static Argument ofSecret(String name, String value) {
    return new Argument(List.of(name), value, true);
  }

  /** Returns the name of the whole argument: the first element of {@link #path()}. */
  public String name() {
    return path.get(0);
  }

  @Override
  public String toString() {
    return String.join(".", path) + "=" + (secret ? "***" : value);
  }
}
