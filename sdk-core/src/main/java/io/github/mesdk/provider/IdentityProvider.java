package io.github.mesdk.provider;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.internal.DescribedProvider;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Describes the "me" endpoint of a service: the request, where the token is sent, and how to
 * recognize success and failure. Immutable and thread-safe. It sends nothing itself.
 *
 * <p>The SDK includes {@link Testiny}, {@link Pulse}, {@link RiverGen}, {@link Krystal}, {@link
 * CloudBase} and {@link Oidc}. Use {@link #builder(String, Class)} to describe another service, in
 * 20 to 40 lines.
 *
 * @param <T> the model of the answer
 */
public final class IdentityProvider<T extends CurrentUser> extends DescribedProvider {
  private final IdentityProviderBuilder<T> from;
  private final URI address;

  IdentityProvider(IdentityProviderBuilder<T> from) {
    super(from.rules());
    this.from = from;
    this.address = from.address();
  }

  /**
   * Returns a new builder.
   *
   * @param name the name of the provider in messages and logs: lower-case letters, digits, {@code
   *     .}, {@code _} and {@code -}
   * @param model the class that Jackson reads the answer into
   * @throws IllegalArgumentException if {@code name} is empty or has other characters
   */
  public static <T extends CurrentUser> IdentityProviderBuilder<T> builder(
      String name, Class<T> model) {
    return new IdentityProviderBuilder<>(name, model);
  }

  /**
   * Returns this provider with another base URL, for example that of a test server. The base URL is
   * the origin plus the path prefix of the default base URL, if any. Pass the returned provider to
   * both the client and the login.
   *
   * @throws IllegalArgumentException if {@code baseUrl} is not absolute http or https, or has
   *     user-info, a query or a fragment
   */
  public IdentityProvider<T> at(URI baseUrl) {
    return new IdentityProviderBuilder<>(from).baseUrl(baseUrl).build();
  }

  /** Returns the name of the provider in messages and logs. */
  public String name() {
    return from.name;
  }

  /** Returns the class of the answer. */
  public Class<T> model() {
    return from.model;
  }

  /** Returns the HTTP method: {@code GET} or {@code POST}. */
  public String method() {
    return from.method;
  }

  /**
   * Returns the base URL, or the complete URL if {@link IdentityProviderBuilder#endpoint} was set.
   */
  public URI baseUrl() {
    return address;
  }

  /** Returns the path that is appended to the base URL; empty if there is none. */
  public String path() {
    return from.path;
  }

  /**
   * Returns the member of a successful response that holds the answer. Empty if the whole body is
   * the answer.
   */
  public Optional<String> payload() {
    return Optional.ofNullable(from.payload);
  }

  /** Returns the paths, from the root of the body, one of which holds the id of the subject. */
  public List<String> subjects() {
    return from.subjects;
  }

  /** Returns the decoder that converts a successful body to JSON. Empty if the body is JSON. */
  public Optional<BodyDecoder> decoder() {
    return Optional.ofNullable(from.decoder);
  }

  /** Returns the paths of the fields in error bodies. */
  public ErrorFields errorFields() {
    return from.errorFields;
  }

  /** Returns the table of error codes. */
  public CodeTable codes() {
    return from.codes;
  }

  /** Returns the name and the endpoint, without its query. */
  @Override
  public String toString() {
    return name() + " (" + method() + " " + BaseUrl.shown(address) + path() + ")";
  }
}
