package io.github.mesdk.provider.internal;

import static java.util.Objects.requireNonNull;

/**
 * The argument for the subject's token, for providers where the caller authenticates with one token
 * and requests the user of another token. Each request must contain this argument or {@code self}.
 * Immutable.
 *
 * @param name the name of the argument
 * @param self the name of the argument that selects the caller's own token instead. The client does
 *     not send this argument. Instead, it sends the caller's token as the argument {@code name}.
 * @param remedy how to name the subject; part of the message for a request without a subject
 */
public record SubjectArgument(String name, String self, String remedy) {

  /** Creates an argument. */
  public SubjectArgument {
    requireNonNull(name, "name");
    requireNonNull(self, "self");
    requireNonNull(remedy, "remedy");
  }
}
