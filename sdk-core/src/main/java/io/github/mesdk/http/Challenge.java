package io.github.mesdk.http;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One challenge of a {@code WWW-Authenticate} header, RFC 9110 section 11.6.1.
 *
 * @param scheme such as {@code Bearer}; compare without case
 * @param parameters by lower-case name
 */
public record Challenge(String scheme, Map<String, String> parameters) {

  /** The parameter of this lower-case name. */
  public Optional<String> parameter(String name) {
    @Nullable String value = parameters.get(name);
    return Optional.ofNullable(value);
  }

  /** Whether the scheme is this one. */
  public boolean isScheme(String name) {
    return scheme.equalsIgnoreCase(name);
  }
}
