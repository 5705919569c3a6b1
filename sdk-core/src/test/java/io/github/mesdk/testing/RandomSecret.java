package io.github.mesdk.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A random secret.
 *
 * @param isPassword whether a person chose it, so that it may contain ordinary words
 */
public record RandomSecret(String value, boolean isPassword) {
  private static final String ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String MARKED = ALPHANUMERIC + "+/=~+/=~";
  private static final String TOKEN68 = ALPHANUMERIC + "-._~+/";
  private static final String TYPED = ALPHANUMERIC + "    äöüßÄÖÜéñ!\"§$%&/()=?\\<>";
  private static final int[] LENGTHS = {16, 17, 20, 24, 32, 40, 43, 64, 128, 400, 1_100, 4_096};
  private static final int SHAPES = 9;

  /** Returns a secret of each shape. */
  public static List<RandomSecret> ofEachShape(Random random) {
    return IntStream.range(0, SHAPES).mapToObj(shape -> of(shape, random)).toList();
  }

  /** Returns a secret of each shape that can be in a header. */
  public static List<RandomSecret> tokens(Random random) {
    return ofEachShape(random).stream().filter(secret -> !secret.isPassword).toList();
  }

  /** Returns a secret with blanks and letters other than ASCII. */
  public static RandomSecret password(Random random) {
    return new RandomSecret("ä " + text(TYPED, 8 + random.nextInt(24), random) + "!", true);
  }

  private static RandomSecret of(int shape, Random random) {
    int length = LENGTHS[random.nextInt(LENGTHS.length)];
    if (shape == SHAPES - 1) {
      return password(random);
    }
    return new RandomSecret(token(shape, length, random), false);
  }

  private static String token(int shape, int length, Random random) {
    return switch (shape) {
      case 0 -> webToken(length, random);
      case 1 -> digit(text(ALPHANUMERIC, length, random));
      case 2 -> Base64.getEncoder().encodeToString(bytes(length * 3 / 4 - 1, random));
      case 3 -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(length, random));
      case 4 -> digit(text(MARKED, length, random));
      case 5 -> digit(text(TOKEN68, length, random));
      case 6 -> HexFormat.of().formatHex(bytes(Math.max(16, length / 2), random));
      default -> "sk_live_" + digit(text(ALPHANUMERIC, length, random));
    };
  }

  /** A token of letters only counts as a word. */
  private static String digit(String token) {
    return token.substring(1) + "7";
  }

  private static String webToken(int length, Random random) {
    return part(
            "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + text(ALPHANUMERIC, 8, random) + "\"}")
        + "."
        + part("{\"sub\":\"" + text(ALPHANUMERIC, length, random) + "\"}")
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(256, random));
  }

  private static String part(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }

  private static byte[] bytes(int count, Random random) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String text(String alphabet, int length, Random random) {
    return random
        .ints(length, 0, alphabet.length())
        .mapToObj(i -> String.valueOf(alphabet.charAt(i)))
        .collect(Collectors.joining());
  }
}
