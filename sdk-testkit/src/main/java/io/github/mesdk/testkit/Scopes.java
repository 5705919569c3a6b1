package io.github.mesdk.testkit;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads scope arguments (RFC 6749, section 3.3). */
final class Scopes {
  /** The scope of a request that names none. */
  static final String DEFAULT = "openid";

  private Scopes() {}

  /** The single scopes, in order. */
  static Set<String> of(String scope) {
    Set<String> scopes = new LinkedHashSet<>(Arrays.asList(scope.split(" ", -1)));
    scopes.remove("");
    return scopes;
  }
}
