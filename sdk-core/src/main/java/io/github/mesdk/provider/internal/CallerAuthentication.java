package io.github.mesdk.provider.internal;

import java.util.List;

/**
 * Authenticates the calling program to an endpoint that it asks about the token of another party,
 * such as an introspection endpoint (RFC 7662). Thread-safe.
 *
 * <p>Only clients with equal instances share the answers of a cache. {@code toString} shows no
 * secret.
 */
@FunctionalInterface
public interface CallerAuthentication {

  /** Returns the credentials for one attempt. Does not block. */
  CallerCredentials credentials();

  /**
   * Returns the texts, with the secrets, that two processes compare to find out whether their
   * programs may share answers. They are hashed and never shown. Empty if only the application
   * knows, because the credentials come from its code.
   */
  default List<String> comparedParts() {
    return List.of();
  }
}
