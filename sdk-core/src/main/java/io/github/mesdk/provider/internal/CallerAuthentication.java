package io.github.mesdk.provider.internal;

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
}
