package io.github.mesdk.testkit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Parses queries and forms. */
final class Query {
  private Query() {}

  /** The decoded arguments in order; the last of several with the same name wins. */
  static Map<String, String> parse(String encoded) {
    Map<String, String> arguments = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        arguments.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return arguments;
  }

  /** The names that occur more than once. */
  static Set<String> repeated(String encoded) {
    Set<String> seen = new HashSet<>();
    return Arrays.stream(encoded.split("&", -1))
        .filter(pair -> pair.indexOf('=') > 0)
        .map(pair -> decode(pair.substring(0, pair.indexOf('='))))
        .filter(name -> !seen.add(name))
        .collect(Collectors.toSet());
  }

  static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a stray percent sign: kept, as lenient servers do
    }
  }
}
