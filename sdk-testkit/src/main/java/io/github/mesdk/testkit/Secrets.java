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
 * Texts that nothing may show: asserts that they stand in no message, no text of an object and no
 * output, neither plainly nor percent-encoded nor in Base64. Letter case does not matter.
 *
 * <pre>{@code
 * Secrets secrets = Secrets.of(apiKey, clientSecret);
 * secrets.assertAbsentFrom(exception);  // with all causes and everything suppressed
 * secrets.assertAbsentFrom(client);     // its toString()
 * }</pre>
 *
 * <p>A failed assertion names the place and the number of the secret, never the secret. Immutable.
 *
 * @see OutputRecording
 */
public final class Secrets {
  private final List<List<String>> formsOfEach;

  private Secrets(List<List<String>> formsOfEach) {
    this.formsOfEach = formsOfEach;
  }

  /**
   * These texts.
   *
   * @throws IllegalArgumentException if there is none, or one is blank: that stands in every text
   */
  public static Secrets of(String... secrets) {
    if (secrets.length == 0 || Arrays.stream(secrets).anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a secret must not be blank, and there must be one");
    }
    return new Secrets(Arrays.stream(secrets).map(Secrets::forms).toList());
  }

  /**
   * That no secret shows in this: a text; a throwable, with its messages, its stack trace and
   * everything it was caused by or has suppressed; the elements of an array; the {@code toString}
   * of anything else. Null shows nothing.
   *
   * @throws AssertionError if one does
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
   * The characters that are the secret's alone where it begins at this place within a group of
   * three.
   */
  private static String within(Base64.Encoder base64, String secret, int offset) {
    byte[] bytes = ("\0".repeat(offset) + secret).getBytes(StandardCharsets.UTF_8);
    int first = (offset * 8 + 5) / 6;
    int end = bytes.length * 8 / 6;
    return base64.encodeToString(bytes).substring(Math.min(first, end), end);
  }

  /** How many secrets there are; not what they are. */
  @Override
  public String toString() {
    return "Secrets[" + formsOfEach.size() + "]";
  }
}
