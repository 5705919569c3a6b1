package io.github.mesdk.provider;

import java.util.List;
import java.util.stream.Stream;

/**
 * The arguments of a request besides the token, such as an account id. Each provider has factories
 * for its arguments, such as {@code Pulse.account("42")}. Immutable.
 */
@FunctionalInterface
public interface MeArguments {

  /** Returns the arguments in the order in which they were added. */
  List<Argument> arguments();

  /** Returns an instance with these arguments. */
  static MeArguments of(Argument... arguments) {
    List<Argument> copy = List.of(arguments);
    return () -> copy;
  }

  /**
   * Returns these arguments followed by {@code more}.
   *
   * @throws IllegalArgumentException if both have an argument of the same name; the message does
   *     not include a value
   */
  default MeArguments and(MeArguments more) {
    List<Argument> mine = arguments();
    List<Argument> added = more.arguments();
    for (Argument argument : added) {
      if (mine.stream().anyMatch(existing -> existing.name().equals(argument.name()))) {
        throw new IllegalArgumentException(
            "the argument " + argument.name() + " is set twice; set it once");
      }
    }
    List<Argument> both = Stream.concat(mine.stream(), added.stream()).toList();
    return () -> both;
  }
}
