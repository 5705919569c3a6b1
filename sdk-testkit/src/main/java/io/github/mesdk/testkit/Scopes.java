package io.github.mesdk.testkit;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The scopes that clients can get (RFC 6749, section 3.3). Thread-safe. */
final class Scopes {
  static final String OPENID = "openid";

  /** Scopes without claims of their own; no user has an address. */
  private static final List<String> OTHERS = List.of("address", "offline_access");

  private final List<String> registered = new CopyOnWriteArrayList<>();

  /** The single scopes, in order. */
  static Set<String> of(String scope) {
    Set<String> scopes = new LinkedHashSet<>(Arrays.asList(scope.split(" ", -1)));
    scopes.remove("");
    return scopes;
  }

  /**
   * Makes a scope known.
   *
   * @throws IllegalArgumentException if its syntax is not that of one scope
   */
  void register(String scope) {
    if (!scope.matches("[!#-\\[\\]-~]+")) {
      throw new IllegalArgumentException("not a scope: " + scope);
    }
    registered.add(scope);
  }

  Set<String> known() {
    Set<String> known = new LinkedHashSet<>(List.of(OPENID));
    known.addAll(OidcClaims.scopes());
    known.addAll(OTHERS);
    known.addAll(registered);
    return known;
  }

  /** The scope of tokens that a test issues itself. */
  String all() {
    return String.join(" ", known());
  }

  /**
   * The scope that a client gets. Unknown scopes are ignored (OpenID Connect Core 1.0, section
   * 3.1.2.1).
   *
   * @param requested {@code openid} if empty
   * @return empty if all requested scopes are unknown
   */
  Optional<String> granted(Optional<String> requested) {
    Set<String> granted = of(requested.orElse(OPENID));
    granted.retainAll(known());
    return Optional.of(String.join(" ", granted)).filter(scope -> !scope.isEmpty());
  }
}
