package io.github.mesdk.testkit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
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
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
    return Stream.of(
            secret,
            URLEncoder.encode(secret, StandardCharsets.UTF_8),
            base64.encodeToString(bytes),
            url.encodeToString(bytes))
        .map(form -> form.toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  /** How many secrets there are; not what they are. */
  @Override
  public String toString() {
    return "Secrets[" + formsOfEach.size() + "]";
  }
}
