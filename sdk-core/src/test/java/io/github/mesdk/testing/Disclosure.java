package io.github.mesdk.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a text discloses a secret to someone who decodes it. Uses the decoders of the JDK
 * and regular expressions, nothing of the SDK.
 */
public final class Disclosure {
  private static final int RUN = 8;

  /** The digits of a character in hexadecimal, decimal and octal. */
  private static final Pattern ESCAPE =
      Pattern.compile(
          "(?:\\\\u|%u)([0-9a-fA-F]{4})|\\\\U([0-9a-fA-F]{8})|\\\\x([0-9a-fA-F]{2})"
              + "|\\\\[ux]\\{([0-9a-fA-F]{1,9})}|&#[xX]0*([0-9a-fA-F]{1,6});?"
              + "|\\\\(?![0-7]{3})([2-7][0-9a-fA-F])|&#0*([0-9]{1,7});?|\\\\([0-7]{3})");

  private static final int DECIMAL_GROUP = 7;
  private static final int OCTAL_GROUP = 8;
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{10,}");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{16,}");
  private static final Pattern DECIMAL = Pattern.compile("(?<![0-9])[0-9]{2,3}(?![0-9])");
  private static final Pattern QUOTED = Pattern.compile("=(?:\\R| +)|=([0-9a-fA-F]{2})");

  /** A line of a stack trace, which takes long to decode. */
  private static final Pattern FRAME =
      Pattern.compile(
          "\\n\\s+at [\\w.$/@<>]+\\((?:\\w+\\.java:\\d+|Native Method|Unknown Source)\\)");

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
    Set<String> next = Set.of(FRAME.matcher(text).replaceAll(""));
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
    decoded.add(quotedPrintable(text));
    decoded.add(Normalizer.normalize(text, Normalizer.Form.NFKC));
    for (String one : List.of(text, text.replace(" ", ""))) {
      for (Matcher run = BASE64.matcher(one); run.find(); ) {
        for (int skipped = 0; skipped < 4; skipped++) {
          addBase64(run.group().substring(skipped), decoded);
        }
      }
    }
    String joined = text.replaceAll("0[xX]|[^0-9a-zA-Z]", "");
    for (Matcher run = HEX.matcher(joined); run.find(); ) {
      for (int skipped = 0; skipped < 2; skipped++) {
        String digits = run.group().substring(skipped);
        byte[] bytes = HexFormat.of().parseHex(digits.substring(0, digits.length() / 2 * 2));
        decoded.add(new String(bytes, UTF_8));
      }
    }
    addDecimal(text, decoded);
  }

  private static void addDecimal(String text, Set<String> decoded) {
    StringBuilder characters = new StringBuilder();
    for (Matcher number = DECIMAL.matcher(text); number.find(); ) {
      characters.append((char) Integer.parseInt(number.group()));
    }
    decoded.add(new String(characters.toString().getBytes(ISO_8859_1), UTF_8));
  }

  private static String quotedPrintable(String text) {
    String bytes =
        QUOTED
            .matcher(text)
            .replaceAll(escape -> {
              String digits = escape.group(1);
              return digits == null
                  ? ""
                  : Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(digits, 16)));
            });
    return bytes.chars().allMatch(c -> c < 0x100)
        ? new String(bytes.getBytes(ISO_8859_1), UTF_8)
        : bytes;
  }

  private static void addBase64(String run, Set<String> decoded) {
    String digits = run.length() % 4 == 1 ? run.substring(0, run.length() - 1) : run;
    byte[] bytes = Base64.getDecoder().decode(digits.replace('-', '+').replace('_', '/'));
    String latin = new String(bytes, ISO_8859_1).replace("\0", "");
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
              int group = 1;
              while (escape.group(group) == null) {
                group++;
              }
              int radix = group == DECIMAL_GROUP ? 10 : group == OCTAL_GROUP ? 8 : 16;
              int c = Integer.parseInt(escape.group(group), radix);
              return Matcher.quoteReplacement(
                  Character.isValidCodePoint(c) ? Character.toString(c) : escape.group());
            });
    for (Map.Entry<Integer, String> entity : SecretEncodings.NAMES.entrySet()) {
      plain = plain.replace(entity.getValue(), Character.toString(entity.getKey()));
    }
    return plain.replaceAll("<[a-zA-Z/!][^>]*>|&shy;", "").replaceAll("\\\\([^ux])", "$1");
  }
}
