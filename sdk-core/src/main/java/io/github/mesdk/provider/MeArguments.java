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

  /** These arguments, then those. */
  default MeArguments and(MeArguments more) {
    List<Argument> both = Stream.concat(arguments().stream(), more.arguments().stream()).toList();
    return () -> both;
  }
}
