package io.github.mesdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testing.Disclosure;
import io.github.mesdk.testing.Files;
import io.github.mesdk.testing.RandomSecret;
import io.github.mesdk.testing.SecretEncodings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No secret is shown in any form, and ordinary error messages stay as they are. */
@Tag("slow")
class SecretsInTextTest {
  private static final List<String> TEXTS = Files.text("error-texts.txt").lines().toList();

  private final Random random = new Random(17);

  private static Scrubber scrubber(RandomSecret secret) {
    return secret.isPassword()
        ? Scrubber.of(List.of(), List.of(secret.value()))
        : Scrubber.of(List.of("another-token-1815", secret.value()));
  }

  /** Encodings that services put around others. */
  private static final List<String> OUTER =
      List.of(
          "form",
          "RFC 3986, lower-case digits",
          "JSON",
          "JSON with HTML-safe escapes",
          "HTML with named entities",
          "HTML with decimal entities",
          "quoted-printable",
          "base64",
          "base64url",
          "hexadecimal",
          "decimal numbers");

  /** Returns where the secret is shown, among all encodings, each with {@code outer} around it. */
  private List<String> disclosures(RandomSecret secret, UnaryOperator<String> outer) {
    Disclosure disclosure = Disclosure.of(List.of(secret));
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, UnaryOperator<String>> encoding : SecretEncodings.all().entrySet()) {
      String encoded = outer.apply(encoding.getValue().apply(secret.value()));
      String text = TEXTS.get(random.nextInt(TEXTS.size()));
      List<String> messages = List.of(encoded, text + ": " + encoded, encoded + " " + text);
      String message = messages.get(random.nextInt(3));
      String shown = scrubber(secret).scrub(message);
      if (disclosure.isIn(shown)) {
        found.add(
            encoding.getKey() + " of " + secret.value() + "\n  in " + message + "\n  is " + shown);
      }
    }
    return found;
  }

  @Test
  void noSecretIsShownInAnyEncoding() {
    assertThat(SecretEncodings.all()).hasSizeGreaterThan(80);
    for (int i = 0; i < 3; i++) {
      for (RandomSecret secret : RandomSecret.ofEachShape(random)) {
        assertThat(disclosures(secret, encoded -> encoded)).isEmpty();
      }
    }
  }

  /** Of several encodings at once, few are not found, such as spaces that became a plus. */
  @Test
  void almostNoSecretIsShownInAnyTwoEncodings() {
    List<String> found = new ArrayList<>();
    for (String outer : OUTER) {
      for (RandomSecret secret : RandomSecret.ofEachShape(random)) {
        if (secret.value().length() < 150) {
          found.addAll(disclosures(secret, SecretEncodings.all().get(outer)));
        }
      }
    }
    assertThat(found).hasSizeLessThan(20);
  }

  @Test
  void errorMessagesStayAsTheyAre() {
    assertThat(TEXTS).hasSize(200).doesNotHaveDuplicates();
    List<RandomSecret> secrets = RandomSecret.ofEachShape(random);
    Scrubber scrubber =
        Scrubber.of(
            secrets.stream().map(RandomSecret::value).toList(),
            List.of("Regen über dem Fluß", "correct horse battery staple"));
    assertThat(TEXTS.stream().filter(text -> !scrubber.scrub(text).equals(text)))
        .as("at most one percent")
        .hasSizeLessThanOrEqualTo(2);
  }
}
