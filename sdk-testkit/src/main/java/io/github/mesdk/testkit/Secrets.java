package io.github.mesdk.testkit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that must not be leaked. Asserts that messages, {@code toString} texts and output contain
 * none of them, whether plain, percent-encoded or in Base64, and in any letter case.
 *
 * <pre>{@code
 * Secrets secrets = Secrets.of(apiKey, clientSecret);
 * secrets.assertAbsentFrom(exception);  // with all causes and suppressed exceptions
 * secrets.assertAbsentFrom(client);     // its toString()
 * }</pre>
 *
 * <p>A failed assertion shows the location and the number of the secret, never the secret.
 * Immutable.
 *
 * @see OutputRecording
 */
public final class Secrets {
  private final List<List<String>> formsOfEach;

  private Secrets(List<List<String>> formsOfEach) {
    this.formsOfEach = formsOfEach;
  }

  /**
   * Returns an instance for these secrets.
   *
   * @throws IllegalArgumentException if there are none, or one is blank
   */
  public static Secrets of(String... secrets) {
    if (secrets.length == 0 || Arrays.stream(secrets).anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("at least one secret is required, and none may be blank");
    }
    return new Secrets(Arrays.stream(secrets).map(Secrets::forms).toList());
  }

  /**
   * Asserts that this object contains no secret. Checks a string; a throwable with its messages,
   * its stack trace, its causes and its suppressed exceptions; the elements of an array; and the
   * {@code toString} of any other object. Null passes.
   *
   * @throws AssertionError if it contains a secret
   */
  public void assertAbsentFrom(@Nullable Object suspect) {
    if (suspect == null) {
      return;
    }
    if (suspect instanceof Throwable throwable) {
      Throwables.textsOf(throwable).forEach(this::check);
    } else if (suspect instanceof Object[] elements) {
      Arrays.stream(elements).forEach(this::assertAbsentFrom);
    } else {
      String place = suspect instanceof String ? "the text" : suspect.getClass().getName();
      check(place, suspect.toString());
    }
  }

  void check(String place, @Nullable String text) {
    String lower = text == null ? "" : text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < formsOfEach.size(); i++) {
      if (formsOfEach.get(i).stream().anyMatch(lower::contains)) {
        throw new AssertionError(place + " shows secret number " + (i + 1));
      }
    }
  }

  private static List<String> forms(String secret) {
    String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    String inUrl = encoded.replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    return Stream.concat(
            Stream.of(secret, encoded, inUrl),
            Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .flatMap(
                    base64 -> IntStream.range(0, 3).mapToObj(at -> within(base64, secret, at))))
        .map(form -> form.toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  /**
   * The Base64 characters that depend on the secret only, if the secret starts at this offset in a
   * group of three bytes.
   */
  private static String within(Base64.Encoder base64, String secret, int offset) {
    byte[] bytes = ("\0".repeat(offset) + secret).getBytes(StandardCharsets.UTF_8);
    int first = (offset * 8 + 5) / 6;
    int end = bytes.length * 8 / 6;
    return base64.encodeToString(bytes).substring(Math.min(first, end), end);
  }

  /** Shows the number of secrets only. */
  @Override
  public String toString() {
    return "Secrets[" + formsOfEach.size() + "]";
  }
}
