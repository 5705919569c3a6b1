package io.github.mesdk.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks credentials in text from a service, because some services echo the token that they reject.
 * A scrubber masks the known secrets of one call, and text that looks like a token. Thread-safe.
 * For a client with a listener, the scrubber also checks the headers of successful replies, which
 * rarely contain a secret. The plain and encoded forms of the secrets are therefore built on first
 * use.
 */
public final class Scrubber {
  private static final String MASK = "***";

  /** A holder class, so that the pattern is compiled only when a text may match it. */
  private static final class SecretPattern {
    /** Matches a JSON Web Token, or the value after a word that introduces a credential. */
    private static final Pattern SECRET =
        Pattern.compile(
            "eyJ[\\w-]{4,}(?:\\.[\\w-]*){0,4}"
                + "|(?i)(?<=\\b(?:bearer|basic|dpop)\\s)[\\w.~+/=-]{8,}"
                + "|(?i)(?<=\\b(?:token|key|secret|password)[=:]\\s?)[^\\s,;&\"']{4,}");

    private SecretPattern() {}
  }

  /**
   * The words that introduce a credential. In {@link SecretPattern#SECRET}, a space, {@code =} or
   * {@code :} follows each word.
   */
  private static final String[] INTRODUCING_WORDS = {
    "bearer", "basic", "dpop", "token", "key", "secret", "password"
  };

  private final List<String> secrets;
  private volatile @Nullable List<String> forms;

  private Scrubber(List<String> secrets) {
    this.secrets = secrets;
  }

  /**
   * Returns a scrubber for these secrets. The scrubber finds these secrets in plain form and
   * URL-encoded.
   */
  public static Scrubber of(Collection<String> secrets) {
    return new Scrubber(List.copyOf(secrets));
  }

  /**
   * Returns {@code text} with every credential, known or suspected, replaced by {@code ***}.
   * Returns the same instance if there is nothing to mask.
   */
  public String scrub(String text) {
    String clean = text;
    if (mayHoldSecret(text)) {
      for (String secret : forms()) {
        clean = clean.replace(secret, MASK);
      }
    }
    return mayLookLikeSecret(clean) ? SecretPattern.SECRET.matcher(clean).replaceAll(MASK) : clean;
  }

  /**
   * Encoding never shortens a secret, so a text that is shorter than the secret cannot contain any
   * form of it.
   */
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
      // Longest first, so that no part of a secret remains if it contains another secret.
      known.sort((a, b) -> b.length() - a.length());
      forms = known;
    }
    return known;
  }

  /** Adds the secret in plain form, form-encoded and percent-encoded. */
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

  /** The characters that {@link URLEncoder} leaves unchanged. Most tokens consist only of these. */
  private static boolean isNeverEncoded(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || ".-*_".indexOf(c) >= 0;
  }

  /** A cheap check: if it returns false, the pattern cannot match. */
  private static boolean mayLookLikeSecret(String text) {
    if (text.contains("eyJ")) {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      if (" \t\n\u000B\f\r=:".indexOf(text.charAt(i)) >= 0 && followsIntroducingWord(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean followsIntroducingWord(String text, int end) {
    for (String word : INTRODUCING_WORDS) {
      if (text.regionMatches(true, end - word.length(), word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }
}
