package io.github.mesdk.http;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One challenge of a {@code WWW-Authenticate} header (RFC 9110, section 11.6.1). The header is read
 * leniently, because servers omit the commas between parameters, separate parameters with
 * semicolons, and leave texts unquoted. Immutable.
 *
 * @param scheme the authentication scheme, such as {@code Bearer}; case-insensitive
 * @param parameters the parameters by lower-case name
 */
public record Challenge(String scheme, Map<String, String> parameters) {

  /** Returns the parameter with this lower-case name, or empty if there is none. */
  public Optional<String> parameter(String name) {
    @Nullable String value = parameters.get(name);
    return Optional.ofNullable(value);
  }

  /** Returns whether the scheme equals {@code name}, ignoring case. */
  public boolean isScheme(String name) {
    return scheme.equalsIgnoreCase(name);
  }
}
