package io.github.mesdk.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes credentials out of what a service said: some echo the token they refuse. Knows the secrets
 * of one call, and what tokens look like.
 */
public final class Scrubber {
  private static final String MASK = "***";

  /** A JSON Web Token, or whatever follows a word that announces a credential. */
  private static final Pattern LOOKS_SECRET =
      Pattern.compile(
          "eyJ[\\w-]{4,}(?:\\.[\\w-]*){0,4}"
              + "|(?i)(?<=\\b(?:bearer|basic|dpop)\\s)[\\w.~+/=-]{8,}"
              + "|(?i)(?<=\\b(?:token|key|secret|password)[=:]\\s?)[^\\s,;&\"']{4,}");

  private final List<String> secrets;

  private Scrubber(List<String> secrets) {
    this.secrets = secrets;
  }

  /** A scrubber that knows these secrets, plain and as they stand in a query. */
  public static Scrubber of(Collection<String> secrets) {
    return new Scrubber(
        secrets.stream()
            .filter(secret -> !secret.isEmpty())
            .flatMap(Scrubber::forms)
            .distinct()
            // The longest first, so that no part of a secret is left when one holds another.
            .sorted((a, b) -> b.length() - a.length())
            .toList());
  }

  /** Plain, as a form encodes it, and as a URL does. */
  private static Stream<String> forms(String secret) {
    String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    return Stream.of(secret, encoded, encoded.replace("+", "%20").replace("%7E", "~"));
  }

  /** {@code text} without anything that is or looks like a credential. */
  public String scrub(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, MASK);
    }
    return LOOKS_SECRET.matcher(clean).replaceAll(MASK);
  }
}
