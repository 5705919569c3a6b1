package io.github.mesdk.provider.internal;

import static java.util.Objects.requireNonNull;

/**
 * The argument that holds the subject's token. It exists for providers with two tokens per request:
 * the bearer token authenticates the caller, and the subject's token identifies the user that the
 * caller requests. Each {@code MeRequest} must contain either the argument {@code name} or the
 * argument {@code selfName}. Immutable.
 *
 * @param name the name of the argument with the subject's token
 * @param selfName the name of the argument with which a {@code MeRequest} requests the caller's own
 *     user. The client does not send this argument. Instead, it sends the caller's bearer token as
 *     the argument {@code name}.
 * @param hint tells the user of the SDK how to set one of the two arguments. The hint ends the
 *     exception message for a {@code MeRequest} with neither argument or with both.
 */
public record SubjectArgument(String name, String selfName, String hint) {

  /** Creates a description of the argument. */
  public SubjectArgument {
    requireNonNull(name, "name");
    requireNonNull(selfName, "selfName");
    requireNonNull(hint, "hint");
  }
}
