package io.github.mesdk.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes credentials out of what a service said: some echo the token they refuse. Knows the secrets
 * of one call, and what tokens look like. Nearly every text has nothing to scrub, so nothing is
 * made before a text comes that may have: headers of every good reply pass here when there is a
 * listener.
 */
public final class Scrubber {
  private static final String MASK = "***";

  /** A class of its own: a program that is shown no such text does not pay for the pattern. */
  private static final class Looks {
    /** A JSON Web Token, or whatever follows a word that announces a credential. */
    private static final Pattern SECRET =
        Pattern.compile(
            "eyJ[\\w-]{4,}(?:\\.[\\w-]*){0,4}"
                + "|(?i)(?<=\\b(?:bearer|basic|dpop)\\s)[\\w.~+/=-]{8,}"
                + "|(?i)(?<=\\b(?:token|key|secret|password)[=:]\\s?)[^\\s,;&\"']{4,}");

    private Looks() {}
  }

  /** The words of {@link Looks#SECRET}, before a space, {@code =} or {@code :}. */
  private static final String[] ANNOUNCING = {
    "bearer", "basic", "dpop", "token", "key", "secret", "password"
  };

  private final List<String> secrets;
  private volatile @Nullable List<String> forms;

  private Scrubber(List<String> secrets) {
    this.secrets = secrets;
  }

  /** A scrubber that knows these secrets, plain and as they stand in a query. */
  public static Scrubber of(Collection<String> secrets) {
    return new Scrubber(List.copyOf(secrets));
  }

  /** {@code text} without anything that is or looks like a credential. */
  public String scrub(String text) {
    String clean = text;
    if (mayHoldSecret(text)) {
      for (String secret : forms()) {
        clean = clean.replace(secret, MASK);
      }
    }
    return mayLookLikeSecret(clean) ? Looks.SECRET.matcher(clean).replaceAll(MASK) : clean;
  }

  /** No form of a secret is shorter than the secret. */
  private boolean mayHoldSecret(String text) {
    for (int i = 0; i < secrets.size(); i++) {
      if (secrets.get(i).length() <= text.length()) {
        return true;
      }
    }
    return false;
  }

  private List<String> forms() {
    List<String> known = forms;
    if (known == null) {
      known = new ArrayList<>(secrets.size());
      for (String secret : secrets) {
        addForms(secret, known);
      }
      // The longest first, so that no part of a secret is left when one holds another.
      known.sort((a, b) -> b.length() - a.length());
      forms = known;
    }
    return known;
  }

  /** Plain, as a form encodes it, and as a URL does. */
  private static void addForms(String secret, List<String> known) {
    addForm(secret, known);
    if (!secret.chars().allMatch(Scrubber::isNeverEncoded)) {
      String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
      addForm(encoded, known);
      addForm(encoded.replace("+", "%20").replace("%7E", "~"), known);
    }
  }

  private static void addForm(String form, List<String> known) {
    if (!form.isEmpty() && !known.contains(form)) {
      known.add(form);
    }
  }

  /** As {@link URLEncoder} has it; most tokens are of nothing else. */
  private static boolean isNeverEncoded(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || ".-*_".indexOf(c) >= 0;
  }

  /** Whether the pattern is worth a matcher: it finds nothing where this is false. */
  private static boolean mayLookLikeSecret(String text) {
    if (text.contains("eyJ")) {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      if (" \t\n\u000B\f\r=:".indexOf(text.charAt(i)) >= 0 && isAnnounced(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAnnounced(String text, int end) {
    for (String word : ANNOUNCING) {
      if (text.regionMatches(true, end - word.length(), word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }
}
