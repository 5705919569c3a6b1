package io.github.mesdk.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The ways in which services repeat a secret: encoded, cut or split. */
public final class SecretEncodings {
  private static final Map<String, UnaryOperator<String>> ALL = new LinkedHashMap<>();

  /** The entities of HTML 5 for ASCII. */
  static final Map<Integer, String> NAMES = names();

  static {
    put("plain", s -> s);
    put(
        "lower case",
        s -> chars(s, c -> c <= 'Z' ? Character.toString(c).toLowerCase(Locale.ROOT) : null));
    addPercentEncodings();
    addEscapes();
    addEntities();
    addQuotedPrintable();
    addDigits();
    addGroupsOfDigits();
    addCombinations();
    addCutsAndSplits();
  }

  private SecretEncodings() {}

  private static Map<Integer, String> names() {
    String marks = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}";
    String[] names =
        ("excl quot num dollar percnt amp apos lpar rpar ast plus comma hyphen period sol colon semi"
                + " lt equals gt quest commat lsqb bsol rsqb Hat lowbar grave lcub verbar rcub")
            .split(" ", -1);
    Map<Integer, String> all = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      all.put((int) marks.charAt(i), "&" + names[i] + ";");
    }
    return all;
  }

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
    put("every character as \\u{}", s -> chars(s, "\\u{%x}"::formatted));
    put("every character as \\U", s -> chars(s, "\\U%08x"::formatted));
    put("every character as %u", s -> chars(s, "%%u%04x"::formatted));
    put("octal", s -> bytes(s, "\\%03o"));
    put("marks in octal", s -> chars(s, c -> isAsciiMark(c) ? "\\%03o".formatted(c) : null));
    put("RFC 4514", s -> chars(s, c -> isAsciiMark(c) ? "\\%02X".formatted(c) : null));
    put("full width", s -> chars(s, c -> c > ' ' && c <= '~' ? wide(c) : null));
    put("UTF-8 read as ISO 8859-1", s -> new String(s.getBytes(UTF_8), ISO_8859_1));
  }

  private static void addEntities() {
    put("HTML", s -> s.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"));
    put("HTML with decimal entities", s -> chars(s, c -> isMark(c) ? "&#%d;".formatted(c) : null));
    put(
        "HTML with hexadecimal entities",
        s -> chars(s, c -> isMark(c) ? "&#x%X;".formatted(c) : null));
    put("every character as an entity", s -> chars(s, "&#x%02x;"::formatted));
    put("entities with zeros", s -> chars(s, "&#x%010x;"::formatted));
    put("entities without a semicolon", s -> chars(s, "&#%d"::formatted));
    put("HTML with named entities", s -> chars(s, NAMES::get));
    put("HTML with tags", s -> s.replaceAll("(.{1,5})", "$1<wbr/>"));
    put("HTML with invisible entities", s -> s.replaceAll("(.{1,5})", "$1&shy;"));
  }

  private static void addQuotedPrintable() {
    put("quoted-printable", s -> quoted(s, "=%02X"));
    put(
        "quoted-printable in lines",
        s -> quoted(s, "=%02X").replaceAll("((=..|[^=]){5})", "$1=\r\n"));
    put(
        "quoted-printable, lines joined",
        s -> quoted(s, "=%02x").replaceAll("((=..|[^=]){5})", "$1= "));
    put("every byte in quoted-printable", s -> bytes(s, "=%02X"));
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

  private static void addGroupsOfDigits() {
    for (String between : List.of("-", ",", ", ", " ", ":", "\n", "', '")) {
      put("hexadecimal with <" + between + ">", s -> hex(s, between, ""));
    }
    put("hexadecimal with 0x", s -> hex(s, ", ", "0x"));
    put("hexadecimal with 0x only", s -> hex(s, "", "0x"));
    put("hexadecimal words", s -> hex(s, "", "").replaceAll("(.{8})", "$1 "));
    put("decimal numbers", s -> Arrays.toString(unsigned(s)));
    put("decimal numbers with spaces", s -> Arrays.toString(unsigned(s)).replaceAll("[^0-9 ]", ""));
    put("base64 with spaces", s -> base64(s).replaceAll("(.{7})", "$1 "));
    put("base64 in folded lines", s -> base64(s).replaceAll("(.{7})", "$1\r\n "));
    put("base64 of UTF-16", s -> encoded(s.getBytes(UTF_16LE)));
    put("base64 of UTF-16, big-endian", s -> encoded(s.getBytes(UTF_16BE)));
    put("hexadecimal UTF-16", s -> HexFormat.of().formatHex(s.getBytes(UTF_16LE)));
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

  private static boolean isAsciiMark(int c) {
    return c > ' ' && c <= '~' && isMark(c);
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

  private static String wide(int c) {
    return Character.toString(c + 0xFEE0);
  }

  private static String quoted(String text, String format) {
    return chars(text, c -> c > '~' || isMark(c) ? bytes(Character.toString(c), format) : null);
  }

  private static String hex(String text, String between, String before) {
    return HexFormat.ofDelimiter(between).withPrefix(before).formatHex(text.getBytes(UTF_8));
  }

  private static int[] unsigned(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return IntStream.range(0, bytes.length).map(i -> bytes[i] & 0xff).toArray();
  }

  private static String base64(String text) {
    return encoded(text.getBytes(UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
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
