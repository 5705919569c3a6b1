package io.github.mesdk.testkit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The decoded arguments of a query or form.
 *
 * @param arguments in order; the last of several with the same name wins
 * @param repeated the names that occur more than once
 */
record Query(Map<String, String> arguments, Set<String> repeated) {

  static Query of(String encoded) {
    Map<String, String> arguments = new LinkedHashMap<>();
    Set<String> repeated = new HashSet<>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = decode(pair.substring(0, equals));
        if (arguments.put(name, decode(pair.substring(equals + 1))) != null) {
          repeated.add(name);
        }
      }
    }
    return new Query(arguments, repeated);
  }

  /** The arguments where it does not matter whether one is repeated. */
  static Map<String, String> parse(String encoded) {
    return of(encoded).arguments();
  }

  /** An argument; one without a value counts as omitted (RFC 6749, section 3.1). */
  Optional<String> text(String name) {
    return Optional.ofNullable(arguments.get(name)).filter(value -> !value.isEmpty());
  }

  static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a stray percent sign: kept, as lenient servers do
    }
  }
}
