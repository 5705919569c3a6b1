package io.github.mesdk.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a text discloses a secret to someone who decodes it. Uses the decoders of the JDK
 * and regular expressions, nothing of the SDK.
 */
public final class Disclosure {
  private static final int RUN = 8;
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\u([0-9a-fA-F]{4})|\\\\x([0-9a-fA-F]{2})|&#x([0-9a-fA-F]{1,6});|&#([0-9]{1,7});");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{10,}");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{16,}");
  private static final Pattern PERCENT = Pattern.compile("(?:%[0-9a-fA-F]{2})+");

  private final List<String> whole = new ArrayList<>();
  private final Set<String> runs = new HashSet<>();

  private Disclosure(Collection<RandomSecret> secrets) {
    for (RandomSecret secret : secrets) {
      String folded = folded(secret.value());
      whole.add(folded);
      for (int i = 0; !secret.isPassword() && i + RUN <= folded.length(); i++) {
        runs.add(folded.substring(i, i + RUN));
      }
    }
  }

  /** Prepares the search for the whole of each password, and for eight characters of each token. */
  public static Disclosure of(Collection<RandomSecret> secrets) {
    return new Disclosure(secrets);
  }

  /** Returns whether {@code text} discloses one of the secrets. */
  public boolean isIn(String text) {
    Set<String> seen = new LinkedHashSet<>();
    Set<String> next = Set.of(text);
    for (int round = 0; round < 4; round++) {
      Set<String> decoded = new LinkedHashSet<>();
      for (String one : next) {
        if (isPlainIn(one)) {
          return true;
        }
        if (seen.add(one)) {
          decode(one, decoded);
        }
      }
      next = decoded;
    }
    return false;
  }

  private boolean isPlainIn(String text) {
    String folded = folded(text);
    if (whole.stream().anyMatch(folded::contains)) {
      return true;
    }
    for (int i = 0; i + RUN <= folded.length(); i++) {
      if (runs.contains(folded.substring(i, i + RUN))) {
        return true;
      }
    }
    return false;
  }

  private static String folded(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").toLowerCase(Locale.ROOT);
  }

  private static void decode(String text, Set<String> decoded) {
    decoded.add(percentDecoded(text));
    decoded.add(percentDecoded(text.replace('+', ' ')));
    decoded.add(unescaped(text));
    for (Matcher run = BASE64.matcher(text); run.find(); ) {
      for (int skipped = 0; skipped < 4; skipped++) {
        addBase64(run.group().substring(skipped), decoded);
      }
    }
    for (Matcher run = HEX.matcher(text); run.find(); ) {
      for (int skipped = 0; skipped < 2; skipped++) {
        String digits = run.group().substring(skipped);
        byte[] bytes = HexFormat.of().parseHex(digits.substring(0, digits.length() / 2 * 2));
        decoded.add(new String(bytes, UTF_8));
      }
    }
  }

  private static void addBase64(String run, Set<String> decoded) {
    String digits = run.length() % 4 == 1 ? run.substring(0, run.length() - 1) : run;
    byte[] bytes = Base64.getDecoder().decode(digits.replace('-', '+').replace('_', '/'));
    String latin = new String(bytes, ISO_8859_1);
    if (latin.chars().filter(c -> c >= ' ' && c <= '~').count() * 3 > latin.length() * 2L) {
      decoded.add(latin);
      decoded.add(new String(bytes, UTF_8));
    }
  }

  private static String percentDecoded(String text) {
    return PERCENT
        .matcher(text)
        .replaceAll(bytes -> Matcher.quoteReplacement(URLDecoder.decode(bytes.group(), UTF_8)));
  }

  private static String unescaped(String text) {
    String plain =
        ESCAPE
            .matcher(text)
            .replaceAll(escape -> {
              for (int group = 1; group <= 4; group++) {
                if (escape.group(group) != null) {
                  int c = Integer.parseInt(escape.group(group), group == 4 ? 10 : 16);
                  return Matcher.quoteReplacement(Character.toString(c));
                }
              }
              throw new AssertionError(escape);
            });
    return plain
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&quot;", "\"")
        .replaceAll("\\\\([^ux])", "$1");
  }
}
