package io.github.mesdk.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes credentials out of what a service said: some echo the token they refuse. Knows the secrets
 * of one call, and what tokens look like. Most calls have nothing to scrub, so nothing is worked
 * out before the first text.
 */
public final class Scrubber {
  private static final String MASK = "***";

  private static final class Looks {
    /** A JSON Web Token, or whatever follows a word that announces a credential. */
    private static final Pattern SECRET =
        Pattern.compile(
            "eyJ[\\w-]{4,}(?:\\.[\\w-]*){0,4}"
                + "|(?i)(?<=\\b(?:bearer|basic|dpop)\\s)[\\w.~+/=-]{8,}"
                + "|(?i)(?<=\\b(?:token|key|secret|password)[=:]\\s?)[^\\s,;&\"']{4,}");

    private Looks() {}
  }

  private final List<String> secrets;
  private volatile @Nullable List<String> forms;

  private Scrubber(List<String> secrets) {
    this.secrets = secrets;
  }

  /** A scrubber that knows these secrets, plain and as they stand in a query. */
  public static Scrubber of(Collection<String> secrets) {
    return new Scrubber(List.copyOf(secrets));
  }

  private List<String> forms() {
    List<String> known = forms;
    if (known == null) {
      known =
          secrets.stream()
              .filter(secret -> !secret.isEmpty())
              .flatMap(Scrubber::forms)
              .distinct()
              // The longest first, so that no part of a secret is left when one holds another.
              .sorted((a, b) -> b.length() - a.length())
              .toList();
      forms = known;
    }
    return known;
  }

  /** Plain, as a form encodes it, and as a URL does. */
  private static Stream<String> forms(String secret) {
    String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    return Stream.of(secret, encoded, encoded.replace("+", "%20").replace("%7E", "~"));
  }

  /** {@code text} without anything that is or looks like a credential. */
  public String scrub(String text) {
    String clean = text;
    for (String secret : forms()) {
      clean = clean.replace(secret, MASK);
    }
    return Looks.SECRET.matcher(clean).replaceAll(MASK);
  }
}
