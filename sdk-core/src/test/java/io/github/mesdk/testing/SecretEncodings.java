package io.github.mesdk.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The ways in which services repeat a secret: encoded, cut or split. */
public final class SecretEncodings {
  private static final Map<String, UnaryOperator<String>> ALL = new LinkedHashMap<>();

  static {
    put("plain", s -> s);
    put(
        "lower case",
        s -> chars(s, c -> c <= 'Z' ? Character.toString(c).toLowerCase(Locale.ROOT) : null));
    addPercentEncodings();
    addEscapes();
    addDigits();
    addCombinations();
    addCutsAndSplits();
  }

  private SecretEncodings() {}

  /** All encodings by name. */
  public static Map<String, UnaryOperator<String>> all() {
    return ALL;
  }

  private static void put(String name, UnaryOperator<String> encoding) {
    if (ALL.put(name, encoding) != null) {
      throw new AssertionError(name);
    }
  }

  private static void addPercentEncodings() {
    put("form", SecretEncodings::form);
    put("form, lower-case digits", s -> lowerEscapes(form(s)));
    put("RFC 3986", SecretEncodings::percent);
    put("RFC 3986, lower-case digits", s -> lowerEscapes(percent(s)));
    put("encodeURIComponent", s -> percent(s).replace("%21", "!").replace("%2A", "*"));
    put("encodeURI", s -> percent(s).replace("%2F", "/").replace("%2B", "+").replace("%3D", "="));
    put("every byte with percent", s -> bytes(s, "%%%02X"));
    put("form, twice", s -> form(form(s)));
    put("RFC 3986, three times", s -> percent(percent(percent(s))));
    put("form, read as RFC 3986", s -> form(s).replace('+', ' '));
  }

  private static void addEscapes() {
    put("JSON", SecretEncodings::json);
    put("JSON with escaped slashes", s -> json(s).replace("/", "\\/"));
    put("JSON in ASCII", s -> chars(json(s), c -> c > '~' ? "\\u%04x".formatted(c) : null));
    put(
        "JSON with HTML-safe escapes",
        s -> chars(s, c -> isMark(c) ? "\\u%04x".formatted(c) : null));
    put("JSON, twice", s -> json(json(s)));
    put("every character as \\u", s -> chars(s, "\\u%04X"::formatted));
    put("every byte as \\x", s -> bytes(s, "\\x%02x"));
    put("HTML", s -> s.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"));
    put("HTML with decimal entities", s -> chars(s, c -> isMark(c) ? "&#%d;".formatted(c) : null));
    put(
        "HTML with hexadecimal entities",
        s -> chars(s, c -> isMark(c) ? "&#x%X;".formatted(c) : null));
    put("every character as an entity", s -> chars(s, "&#x%02x;"::formatted));
    put("UTF-8 read as ISO 8859-1", s -> new String(s.getBytes(UTF_8), ISO_8859_1));
  }

  private static void addDigits() {
    put("base64", SecretEncodings::base64);
    put("base64 without padding", s -> base64(s).replace("=", ""));
    put(
        "base64url",
        s -> Base64.getUrlEncoder().withoutPadding().encodeToString(s.getBytes(UTF_8)));
    put(
        "base64 in lines",
        s -> Base64.getMimeEncoder(20, new byte[] {'\r', '\n'}).encodeToString(s.getBytes(UTF_8)));
    put("base64 of ISO 8859-1", s -> Base64.getEncoder().encodeToString(s.getBytes(ISO_8859_1)));
    put("the Basic pair", s -> "Basic " + base64("client:" + s));
    put("the Basic pair without its scheme", s -> base64("a-client:" + s));
    put("the Basic pair of RFC 6749", s -> base64("client:" + form(s)));
    put("base64, glued to a word", s -> "x" + base64(s));
    put("base64, twice", s -> base64(base64(s)));
    put("hexadecimal", s -> HexFormat.of().formatHex(s.getBytes(UTF_8)));
    put(
        "hexadecimal, upper case",
        s -> HexFormat.of().withUpperCase().formatHex(s.getBytes(UTF_8)));
    put("hexadecimal after a digit", s -> "f" + HexFormat.of().formatHex(s.getBytes(UTF_8)));
  }

  private static void addCombinations() {
    put("form of base64", s -> form(base64(s)));
    put("JSON of RFC 3986", s -> json(percent(s)).replace("%", "\\u0025"));
    put("HTML of JSON", s -> json(json(s)).replace("\"", "&quot;").replace("\\", "&#92;"));
    put("base64 of JSON", s -> base64("{\"t\":\"" + json(s) + "\"}"));
    put("RFC 3986 of JSON of base64", s -> percent("{\"t\":\"" + base64(s).replace("/", "\\/")));
  }

  private static void addCutsAndSplits() {
    put("in the middle of a word", s -> "abc" + s + "xyz");
    put(
        "split by a line break",
        s -> s.substring(0, s.length() / 2) + "\n" + s.substring(s.length() / 2));
    put("split by an invisible character", s -> chars(s, c -> (char) c + "\u200B"));
    put("split by control characters", s -> chars(s, c -> "\u0007" + (char) c));
    put("the first half", s -> s.substring(0, (s.length() + 1) / 2));
    put("the second half", s -> s.substring(s.length() / 2));
    put("all but the last character", s -> s.substring(0, s.length() - 1));
    put("all but the first characters", s -> s.substring(Math.min(3, s.length())));
    put("cut with an ellipsis", s -> s.substring(0, Math.min(12, s.length())) + "...");
    put("the end after an ellipsis", s -> "..." + s.substring(Math.max(0, s.length() - 12)));
    put("base64, cut", s -> base64(s).substring(0, base64(s).length() * 2 / 3));
    put("RFC 3986, cut", s -> percent(s).substring(0, percent(s).length() * 2 / 3));
    put("after the last dot", s -> s.substring(s.lastIndexOf('.') + 1));
    put(
        "joined by code",
        s -> "'" + s.substring(0, s.length() / 2) + "' + '" + s.substring(s.length() / 2) + "'");
  }

  private static boolean isMark(int c) {
    return !Character.isLetterOrDigit(c);
  }

  private static String form(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String percent(String text) {
    return form(text).replace("+", "%20").replace("%7E", "~");
  }

  /** Writes the digits of percent escapes in lower case. */
  private static String lowerEscapes(String encoded) {
    StringBuilder lower = new StringBuilder(encoded);
    for (int i = lower.indexOf("%"); i >= 0; i = lower.indexOf("%", i + 1)) {
      lower.replace(i, i + 3, lower.substring(i, i + 3).toLowerCase(Locale.ROOT));
    }
    return lower.toString();
  }

  private static String json(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static String bytes(String text, String format) {
    StringBuilder all = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      all.append(format.formatted(b & 0xff));
    }
    return all.toString();
  }

  /** Replaces each character that has a replacement. */
  private static String chars(String text, IntFunction<String> replacement) {
    return text.chars()
        .mapToObj(
            c -> replacement.apply(c) == null ? String.valueOf((char) c) : replacement.apply(c))
        .collect(Collectors.joining());
  }
}
