package io.github.mesdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testing.Disclosure;
import io.github.mesdk.testing.Files;
import io.github.mesdk.testing.RandomSecret;
import io.github.mesdk.testing.SecretEncodings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class ScrubberTest {
  /** Characters that mean something to the masker. */
  private static final String ALPHABET = "aZ09+/=-_~.%&;#\\ux:\" '<>\n\u00C2\u00C3\u200B\uD83D€";

  private static Scrubber scrubber() {
    return Scrubber.of(
        List.of("s3cret/+~ x", "Tok3n-0123456789abcdef", "k7", "wordsonlyheretoo", "", " "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fri, 01 May 2026 12:30:00 GMT",
        "application/json; charset=utf-8",
        "3f2c9a70-5b1e-4a7e-9d55-0c6f3b1d2e4a",
        "max-age=63072000",
        ""
      })
  void aTextWithoutASecretIsReturnedUnchanged(String text) {
    assertThat(Scrubber.of(List.of("t".repeat(430))).scrub(text)).isSameAs(text);
    assertThat(Scrubber.of(List.of("§", "a b/c")).scrub(text)).isSameAs(text);
    assertThat(Scrubber.of(List.of()).scrub(text)).isSameAs(text);
  }

  static Stream<Arguments> rows() {
    return Files.text("shown-texts.csv")
        .lines()
        .skip(1)
        .map(row -> Arguments.of((Object[]) row.split("\\|", -1)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void knownAndSuspectedSecretsAreMasked(String text, String shown) {
    assertThat(scrubber().scrub(text)).isEqualTo(shown);
  }

  @Test
  void onlyTheWholeOfAPasswordIsMasked() {
    Scrubber scrubber =
        Scrubber.of(List.of(), List.of("Correct horse 7 staple", "Grüße aus Köln!"));
    assertThat(scrubber.scrub("a horse 7 staple")).isEqualTo("a horse 7 staple");
    assertThat(scrubber.scrub("'correct+horse+7+staple'")).isEqualTo("'***'");
    assertThat(scrubber.scrub("Gr%C3%BC%C3%9Fe aus K%C3%B6ln%21")).isEqualTo("***");
    assertThat(scrubber.scrub("Gr%FC%DFe aus K%F6ln!")).isEqualTo("***");
    assertThat(scrubber.scrub("Gr&uuml;&szlig;e aus K&ouml;ln!")).isEqualTo("***");
    assertThat(scrubber.scrub("Gr\uFFFD\uFFFDe aus K\uFFFDln!")).isEqualTo("***");
    assertThat(scrubber.scrub("Grüße aus Bonn!")).isEqualTo("Grüße aus Bonn!");
  }

  /** One scrubber serves all texts of a call. */
  @Test
  void earlierTextsDoNotChangeTheResult() {
    Random random = new Random(2);
    Scrubber used = scrubber();
    for (int i = 0; i < 500; i++) {
      used = i % 25 == 0 ? scrubber() : used;
      String text = noise(random) + "Tok3n-0123456789abcdef" + noise(random);
      assertThat(used.scrub(text)).isEqualTo(scrubber().scrub(text)).doesNotContain("Tok3n-01");
    }
  }

  private static String noise(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(60); left > 0; left--) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  @Test
  void aLongTextIsCutOff() {
    String secret = "Tok3n-0123456789abcdef";
    String text = ("word ".repeat(1_500) + secret).repeat(140);
    assertThat(text).hasSizeGreaterThan(1024 * 1024);
    assertThat(Scrubber.of(List.of(secret)).scrub(text))
        .startsWith("word ".repeat(800))
        .endsWith("…")
        .hasSizeLessThan(8_192);
    assertThat(Scrubber.of(List.of(secret)).scrub(secret + text))
        .startsWith("***word ")
        .doesNotContain(secret);
    assertThat(scrubber().scrub(text)).startsWith("word ".repeat(400)).doesNotContain(secret);
  }

  /** Only the whole of a password is masked, so no part of it may stand before a cut. */
  @Test
  void aCutDoesNotShowTheStartOfAPassword() {
    String password = "correct horse battery staple";
    String expensive = " rejected %25252541 \\\\u0041 &amp;amp;amp;lt; ";
    for (int dots = 0; dots < 100; dots++) {
      String line = "Login of ann failed " + ".".repeat(dots) + password + expensive;
      String text = line.repeat(8_000 / line.length());
      assertThat(Scrubber.of(List.of(), List.of(password)).scrub(text)).doesNotContain("correct");
    }
  }

  /** What is not decoded is not shown: a service must not hide a secret behind much work. */
  @ParameterizedTest
  @ValueSource(strings = {"%2541", "%25%5c%26", "word ", "\\u0036\\u0031", "&#x36;&#x31;", "61"})
  void anEncodedSecretBesideMuchThatCanBeDecodedIsMasked(String filler) {
    RandomSecret secret = new RandomSecret("Tok3n-0123456789abcdef", false);
    Disclosure disclosure = Disclosure.of(List.of(secret));
    for (UnaryOperator<String> encoding : SecretEncodings.all().values()) {
      String text = encoding.apply(secret.value()) + " " + filler.repeat(8_000 / filler.length());
      String shown = scrubber().scrub(text);
      assertThat(disclosure.isIn(shown.substring(0, Math.min(500, shown.length())))).isFalse();
    }
  }

  /** Each text of a call may take long to decode, such as each of a thousand headers. */
  @Test
  @Timeout(60)
  void thousandsOfTextsTakeLimitedTime() {
    Scrubber scrubber = scrubber();
    String text = "%25%5c%26 616263646566 ".repeat(100);
    String last = text;
    for (int i = 0; i < 5_000; i++) {
      last = scrubber.scrub(text);
    }
    assertThat(last).isEqualTo("***");
  }

  @ParameterizedTest
  @Timeout(60)
  @ValueSource(
      strings = {
        "token=",
        "eyJ",
        "=",
        "\"=",
        "%2525",
        "\\u0025",
        "&#38;",
        "Tok3n-0123456789abcdef",
        "k7 "
      })
  void aRepetitiveTextTakesLimitedTime(String part) {
    String text = part.repeat(1024 * 1024 / part.length());
    String encoded = text.substring(0, 2_000);
    for (int i = 0; i < 4; i++) {
      encoded = Base64.getEncoder().encodeToString(encoded.getBytes(StandardCharsets.UTF_8));
    }
    scrubber().scrub(text);
    scrubber().scrub(encoded);
  }
}
