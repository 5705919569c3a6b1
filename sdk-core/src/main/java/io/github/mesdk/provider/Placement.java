package io.github.mesdk.provider;

import io.github.mesdk.provider.internal.ParameterLocation;
import org.jspecify.annotations.Nullable;

/** Where a token or an argument is sent in a request. Immutable. */
public final class Placement {
  private static final Placement BEARER = authorization("Bearer");

  final ParameterLocation location;

  private Placement(ParameterLocation location) {
    this.location = location;
  }

  /**
   * Sends the value as {@code Authorization: Bearer value} (RFC 6750, section 2.1). For tokens
   * only.
   */
  public static Placement bearer() {
    return BEARER;
  }

  /**
   * Sends the value as {@code Authorization: scheme value}, for services with a scheme of their own
   * such as {@code Bot}, {@code token} or {@code SSWS}. For tokens only.
   *
   * @throws IllegalArgumentException if {@code scheme} is empty or has a character other than
   *     letters, digits and {@code -}
   */
  public static Placement authorization(String scheme) {
    boolean isWord = !scheme.isEmpty();
    for (int i = 0; i < scheme.length(); i++) {
      char c = scheme.charAt(i);
      isWord &= c < 128 && (Character.isLetterOrDigit(c) || c == '-');
    }
    if (!isWord) {
      throw new IllegalArgumentException(
          "an authentication scheme may contain only letters, digits and '-'");
    }
    return new Placement(new ParameterLocation.Authorization(scheme, false));
  }

  /**
   * Sends the value with HTTP Basic authentication (RFC 7617). The value is {@code user:password},
   * without encoding. A value without a colon is a user name or an API key, sent with an empty
   * password. For tokens only.
   */
  public static Placement basic() {
    return new Placement(new ParameterLocation.Authorization("Basic", true));
  }

  /** Sends the value in a header of this name, such as {@code X-Api-Key}. */
  public static Placement header(String name) {
    return new Placement(new ParameterLocation.Header(name));
  }

  /**
   * Sends the value in a query parameter; each member of an argument that is an object becomes a
   * parameter {@code name[member]}. Query parameters appear in the logs of servers and proxies.
   */
  public static Placement query(String name) {
    return new Placement(new ParameterLocation.Query(name));
  }

  /**
   * Sends the value in a JSON member of the body; an argument that is an object becomes a nested
   * JSON object.
   */
  public static Placement body(String name) {
    return new Placement(new ParameterLocation.Body(name));
  }

  /**
   * Sends the value in a field of a form ({@code application/x-www-form-urlencoded}), which is then
   * the body; each member of an argument that is an object becomes a field {@code name[member]}. A
   * body is either a form or JSON.
   */
  public static Placement form(String name) {
    return new Placement(new ParameterLocation.Form(name));
  }

  /** Returns whether {@code other} is the same placement. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Placement placement && placement.location.equals(location);
  }

  @Override
  public int hashCode() {
    return location.hashCode();
  }

  @Override
  public String toString() {
    return "Placement{" + location + "}";
  }
}
