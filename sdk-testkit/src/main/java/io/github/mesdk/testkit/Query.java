package io.github.mesdk.testkit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

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

  static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a stray percent sign: kept, as lenient servers do
    }
  }
}
