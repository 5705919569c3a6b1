package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Replies of at most 1 MiB that are made to cost much time. */
final class HostileReplies {
  static final int MAX_BYTES = 1024 * 1024;

  private HostileReplies() {}

  /**
   * A JSON document with a part that is repeated.
   *
   * @param before the start; {@code @} stands for the members of a good reply
   * @param unit the repeated part; {@code %n} is its number, and {@code %a} a text that has the
   *     same hash code each time
   * @param times the number of repetitions in a reply of 1 MiB
   */
  record Json(String name, String before, String unit, int times, String after) {
    static Json parse(String line) {
      String[] cells = line.split("\\|", -1);
      return new Json(cells[0], cells[1], cells[2], Integer.parseInt(cells[3]), cells[4]);
    }

    /**
     * Returns the document.
     *
     * @param good the members of a good reply
     * @param share the part of the size limit that the document may have
     */
    byte[] body(String good, double share) {
      StringBuilder body = new StringBuilder(before.replace("@", good));
      int count = (int) (times * share);
      for (int i = 0; i < count; i++) {
        body.append(unit.indexOf('%') < 0 ? unit : numbered(unit, i));
      }
      return body.append(after.replace("@", good)).toString().getBytes(UTF_8);
    }

    private static String numbered(String unit, int number) {
      return unit.replace("%n", Integer.toString(number)).replace("%a", colliding(number));
    }

    /** "Aa" and "BB" have the same hash code. */
    private static String colliding(int number) {
      return IntStream.range(0, 17)
          .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
          .collect(Collectors.joining());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Json> json() {
    try (InputStream in = HostileReplies.class.getResourceAsStream("/hostile-replies.csv")) {
      return new String(in.readAllBytes(), UTF_8).lines().skip(1).map(Json::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Key sets, each with no more than 1 MiB. */
  static Map<String, String> keySets() throws Exception {
    String ec = new ECKeyGenerator(Curve.P_521).generate().toPublicJWK().toJSONString();
    Map<String, String> sets = new LinkedHashMap<>();
    sets.put("as many P-521 keys as fit", full(i -> ec));
    sets.put("100 P-521 keys", set(100, i -> ec));
    sets.put("as many RSA keys with long exponents as fit", full(i -> rsa(384, 384)));
    sets.put("100 RSA keys with long exponents", set(100, i -> rsa(384, 384)));
    sets.put("100 RSA keys of 8,192 bits", set(100, i -> rsa(1024, 4)));
    sets.put("RSA keys of 16,384 bits", set(100, i -> rsa(2048, 3)));
    sets.put("one RSA key of 6 million bits", set(1, i -> rsa(780_000, 3)));
    sets.put("one RSA exponent of 6 million bits", set(1, i -> rsa(256, 780_000)));
    sets.put("RSA keys of 1,024 bits", full(i -> rsa(128, 3)));
    sets.put("a point of 6 million bits", set(1, i -> point("P-256", 380_000)));
    sets.put("points that are on no curve", full(i -> point("P-521", 66)));
    sets.put("keys on an unknown curve", full(i -> point("P-999", 66)));
    sets.put("certificates", set(100, i -> certified(ec, 9_000)));
    sets.put("a million digits", "{\"keys\":[" + "7,".repeat(500_000) + "7]}");
    sets.put("keys in keys", "{\"keys\":" + "[".repeat(1_000_000));
    return sets;
  }

  private static String full(IntFunction<String> key) {
    return set(MAX_BYTES / (key.apply(0).length() + 1) - 1, key);
  }

  private static String set(int count, IntFunction<String> key) {
    return IntStream.range(0, count)
        .mapToObj(key)
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  private static String rsa(int modulusBytes, int exponentBytes) {
    return "{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"%s\"}"
        .formatted(odd(modulusBytes), odd(exponentBytes));
  }

  private static String point(String curve, int bytes) {
    return "{\"kty\":\"EC\",\"crv\":\"%s\",\"x\":\"%s\",\"y\":\"%s\"}"
        .formatted(curve, odd(bytes), odd(bytes));
  }

  private static String certified(String key, int bytes) {
    String junk = Base64.getEncoder().encodeToString(new byte[bytes * 3 / 4]);
    return key.substring(0, key.length() - 1) + ",\"x5c\":[\"" + junk + "\"]}";
  }

  /** An odd number of this size in base64url; the same each time. */
  private static String odd(int bytes) {
    byte[] number = new byte[bytes];
    new Random(bytes).nextBytes(number);
    number[0] |= (byte) 0x80;
    number[bytes - 1] |= 1;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(number);
  }

  /** Texts in the place of a token. */
  static Map<String, String> tokens() {
    String header = base64url("{\"alg\":\"RS256\"}");
    List<String> names = new ArrayList<>(List.of("alg", "kid", "typ", "crit", "jwk", "x5c", "zip"));
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("a million dots", ".".repeat(1_040_000));
    tokens.put("no dot", "e".repeat(1_040_000));
    tokens.put("a long signature", header + ".e30." + "A".repeat(1_000_000));
    tokens.put("a long payload", header + "." + "A".repeat(1_000_000) + ".AAAA");
    tokens.put("no base64url", header + "." + "=".repeat(1_000_000) + ".AAAA");
    tokens.put("an encrypted token", header + ".." + "A".repeat(1_000_000) + ".A.A");
    for (String name : names) {
      String text = "\"" + "a".repeat(700_000) + "\"";
      String list = "[" + "\"a\",".repeat(170_000) + "\"b\"]";
      tokens.put("a long text as " + name, withHeader("\"" + name + "\":" + text));
      tokens.put("a long list as " + name, withHeader("\"" + name + "\":" + list));
    }
    tokens.put("a key in the header", withHeader("\"jwk\":" + rsa(500_000, 3)));
    return tokens;
  }

  private static String withHeader(String member) {
    String algorithm = member.startsWith("\"alg\"") ? "" : "\"alg\":\"RS256\",";
    return base64url("{" + algorithm + member + "}") + ".e30.AAAA";
  }

  static String base64url(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
