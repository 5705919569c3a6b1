package io.github.mesdk.spring;

import io.github.mesdk.provider.IdentityProvider;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the provider that a client names in {@code mesdk.provider}. Declare a bean of this type to
 * add providers. It is asked before the providers of the SDK, and after the {@link
 * IdentityProvider} beans of the application. Thread-safe.
 */
@FunctionalInterface
public interface ProviderLookup {

  /**
   * Returns the provider with this name. Absent if this lookup does not know the name, so that the
   * next lookup is asked.
   *
   * @param name the value of {@code mesdk.provider}
   * @param baseUrl the value of {@code mesdk.base-url}; null if it is not set
   * @throws IllegalArgumentException if the name is known and the base URL is missing or invalid.
   *     If the application built the client itself, a lookup that throws without a base URL is
   *     asked once more, with the placeholder {@code https://own-client.invalid}. The starter then
   *     only reads how the provider takes the token of the user, and it sends no request.
   */
  Optional<IdentityProvider<?>> find(String name, @Nullable URI baseUrl);
}
