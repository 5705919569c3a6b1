package io.github.mesdk.provider;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.internal.BaseUrl;
import io.github.mesdk.provider.internal.DescribedProvider;
import io.github.mesdk.provider.internal.ProviderRules;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Describes the "me" endpoint of a service: the request, where the token is sent, and how to
 * recognize success and failure. Immutable and thread-safe. An instance sends nothing itself.
 *
 * <p>Two instances are equal if all their settings are equal and they have the same decoder object.
 * Only clients with equal instances share the answers of a cache.
 *
 * <p>The SDK includes {@link Testiny}, {@link Pulse}, {@link RiverGen}, {@link Krystal}, {@link
 * CloudBase} and {@link Oidc}. Use {@link #builder(String, Class)} to describe another service, in
 * 20 to 40 lines.
 *
 * @param <T> the model of the answer
 */
public final class IdentityProvider<T extends CurrentUser> extends DescribedProvider {
  private final ProviderSettings<T> settings;
  private final @Nullable BodyDecoder decoder;

  IdentityProvider(ProviderSettings<T> settings, @Nullable BodyDecoder decoder) {
    super(settings.rules(), settings);
    this.settings = settings;
    this.decoder = decoder;
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
   * Returns this provider with another base URL, for example that of a test server. The new base
   * URL replaces the default one completely, including its path prefix, if any. Pass the returned
   * provider to both the client and the login.
   *
   * @throws IllegalArgumentException if {@code baseUrl} is not an absolute http or https URL, or
   *     has user-info, a query or a fragment
   */
  public IdentityProvider<T> at(URI baseUrl) {
    return new IdentityProvider<>(settings.at(BaseUrl.checked(baseUrl)), decoder);
  }

  @Override
  protected IdentityProvider<T> with(ProviderRules rules) {
    return new IdentityProvider<>(settings.with(rules), decoder);
  }

  /** Returns the name of the provider in messages and logs. */
  public String name() {
    return settings.name();
  }

  /** Returns the class of the answer. */
  public Class<T> model() {
    return settings.model();
  }

  /** Returns the HTTP method: {@code GET} or {@code POST}. */
  public String method() {
    return settings.method();
  }

  /**
   * Returns the base URL, or the complete URL if {@link IdentityProviderBuilder#endpoint} was set.
   */
  public URI baseUrl() {
    return settings.address();
  }

  /** Returns the path that is appended to the base URL; empty if there is none. */
  public String path() {
    return settings.path();
  }

  /**
   * Returns the JSON path of the member that holds the answer in a successful response. Empty if
   * the whole body is the answer.
   */
  public Optional<String> payload() {
    return Optional.ofNullable(settings.payload());
  }

  /**
   * Returns the JSON paths, from the root of the body, of the id of the subject. One of the paths
   * must have a value.
   */
  public List<String> subjects() {
    return settings.subjects();
  }

  /**
   * Returns the paths, from the root of the body, of the live credentials in an answer. Never show,
   * log or store the values at these paths. Empty if an answer holds no credential.
   */
  public List<String> credentials() {
    return settings.credentials();
  }

  /** Returns the decoder that converts a successful body to JSON. Empty if the body is JSON. */
  public Optional<BodyDecoder> decoder() {
    return Optional.ofNullable(decoder);
  }

  /** Returns the paths of the fields in error bodies. */
  public ErrorFields errorFields() {
    return settings.errorFields();
  }

  /** Returns the table of error codes. */
  public CodeTable codes() {
    return new CodeTable(settings.rules().codes());
  }

  /** Returns whether all settings are equal and the decoder is the same object. */
  @Override
  @SuppressWarnings("ReferenceEquality") // equal decoders may still decode differently
  public boolean equals(@Nullable Object other) {
    return other instanceof IdentityProvider<?> that
        && decoder == that.decoder
        && settings.equals(that.settings);
  }

  @Override
  public int hashCode() {
    return settings.hashCode();
  }

  /** Returns the name and the endpoint, without its query. */
  @Override
  public String toString() {
    return name() + " (" + method() + " " + BaseUrl.shown(baseUrl()) + path() + ")";
  }
}
