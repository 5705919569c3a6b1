package io.github.mesdk.provider;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a provider can be told beyond the token, such as the account to answer for. Made by the
 * provider's own factories, {@code Pulse.account("42")} for one. Immutable.
 */
@FunctionalInterface
public interface MeArguments {

  /** The arguments in the order they were given. */
  List<Argument> arguments();

  /** These arguments. */
  static MeArguments of(Argument... arguments) {
    List<Argument> copy = List.of(arguments);
    return () -> copy;
  }

  /**
   * These arguments, then those.
   *
   * @throws IllegalArgumentException if both have one of the same name; the message does not show a
   *     value
   */
  default MeArguments and(MeArguments more) {
    List<Argument> mine = arguments();
    List<Argument> added = more.arguments();
    for (Argument argument : added) {
      if (mine.stream().anyMatch(known -> known.name().equals(argument.name()))) {
        throw new IllegalArgumentException(
            "the argument " + argument.name() + " is already given; give it once");
      }
    }
    List<Argument> both = Stream.concat(mine.stream(), added.stream()).toList();
    return () -> both;
  }
}
