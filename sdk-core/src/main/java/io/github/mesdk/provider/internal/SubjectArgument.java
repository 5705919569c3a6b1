package io.github.mesdk.provider.internal;

import static java.util.Objects.requireNonNull;

/**
 * The argument that carries the subject's token, where a service authenticates itself with one
 * token and asks about another. Each request must give it, or say {@code self}. Immutable.
 *
 * @param name the name of the argument
 * @param self the name of the argument that stands in its place when the caller asks about its own
 *     token; the client never sends it, but sends the caller's token under {@code name}
 * @param remedy how a request names its subject; the exception for one without a subject shows it
 */
public record SubjectArgument(String name, String self, String remedy) {

  /** Checks. */
  public SubjectArgument {
    requireNonNull(name, "name");
    requireNonNull(self, "self");
    requireNonNull(remedy, "remedy");
  }
}
