package io.github.mesdk.provider;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.internal.DescribedProvider;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A description of a service's "me" endpoint: what to ask, where the token goes, how success and
 * failure look. Immutable and thread-safe; it sends nothing itself.
 *
 * <p>Known descriptions: {@link Testiny}, {@link Pulse}, {@link RiverGen}, {@link Krystal}, {@link
 * CloudBase} and {@link Oidc}. For a service of one's own, {@link #builder(String, Class)} makes
 * another; it takes 20 to 40 lines.
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
   * A new builder.
   *
   * @param name how messages and logs call the provider, in lower case
   * @param model the class that Jackson reads the answer into
   */
  public static <T extends CurrentUser> IdentityProviderBuilder<T> builder(
      String name, Class<T> model) {
    return new IdentityProviderBuilder<>(name, model);
  }

  /**
   * The same provider at another base URL: the service's origin plus any prefix that the default
   * one has. This is the one way to move a provider, such as to a test server: give what it returns
   * to the client and to the login alike.
   *
   * @throws IllegalArgumentException if it is not absolute http or https, or has user-info, a query
   *     or a fragment
   */
  public IdentityProvider<T> at(URI baseUrl) {
    return new IdentityProviderBuilder<>(from).baseUrl(baseUrl).build();
  }

  /** How messages and logs call it. */
  public String name() {
    return from.name;
  }

  /** The class of the answer. */
  public Class<T> model() {
    return from.model;
  }

  /** The HTTP method: GET or POST. */
  public String method() {
    return from.method;
  }

  /** The base URL. */
  public URI baseUrl() {
    return address;
  }

  /** The path behind the base URL. */
  public String path() {
    return from.path;
  }

  /** The member of a successful body that holds the answer; absent when the body is the answer. */
  public Optional<String> payload() {
    return Optional.ofNullable(from.payload);
  }

  /** The paths, from the body's root, of which one must hold the subject's id. */
  public List<String> subjects() {
    return from.subjects;
  }

  /** What makes JSON of a successful body that is not; absent when it is JSON as it comes. */
  public Optional<BodyDecoder> decoder() {
    return Optional.ofNullable(from.decoder);
  }

  /** Where error bodies keep what they tell. */
  public ErrorFields errorFields() {
    return from.errorFields;
  }

  /** What the codes mean. */
  public CodeTable codes() {
    return from.codes;
  }

  /** Its name and endpoint, without the query. */
  @Override
  public String toString() {
    return name() + " (" + method() + " " + BaseUrl.shown(address) + path() + ")";
  }
}
