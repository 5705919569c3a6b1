package io.github.mesdk.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A password of other letters than ASCII is masked in the forms that programs make of it. */
class SecretFormsTest {
  private static final List<String> PASSWORDS =
      List.of(
          "Regen über dem Fluß", "GrößeÄÖÜ24", "Ärger & Co 2024 €", "Łódź-Żółw 7", "Пароль-42 Ж");

  private static final Map<String, UnaryOperator<String>> FORMS = new LinkedHashMap<>();

  static {
    FORMS.put("plain", s -> s);
    FORMS.put("signed bytes", s -> Arrays.toString(s.getBytes(UTF_8)));
    FORMS.put("signed bytes in lines", s -> Arrays.toString(s.getBytes(UTF_8)).replace(", ", "\n"));
    FORMS.put("signed bytes with commas", s -> Arrays.toString(s.getBytes(UTF_8)).replace(" ", ""));
    FORMS.put("code points", s -> Arrays.toString(s.codePoints().toArray()));
    FORMS.put("composed", s -> Normalizer.normalize(s, Normalizer.Form.NFC));
    FORMS.put("decomposed", s -> Normalizer.normalize(s, Normalizer.Form.NFD));
    FORMS.put("UTF-8 read as ISO 8859-1", s -> new String(s.getBytes(UTF_8), ISO_8859_1));
    FORMS.put(
        "UTF-8 read as windows-1252",
        s -> new String(s.getBytes(UTF_8), Charset.forName("windows-1252")));
    FORMS.put("UTF-8 read as ASCII", s -> new String(s.getBytes(UTF_8), US_ASCII));
    FORMS.put("upper case", s -> s.toUpperCase(Locale.ROOT));
    FORMS.put("lower case", s -> s.toLowerCase(Locale.ROOT));
    FORMS.put("lower-case bytes", s -> percent(s.toLowerCase(Locale.ROOT), "%%u%04X"));
    FORMS.put("escape() of JavaScript", s -> percent(s, "%%u%04X"));
    FORMS.put("base64 of UTF-16", s -> Base64.getEncoder().encodeToString(s.getBytes(UTF_16LE)));
    FORMS.put(
        "base64 of UTF-16, big-endian",
        s -> Base64.getEncoder().encodeToString(s.getBytes(UTF_16BE)));
  }

  private static String percent(String text, String wide) {
    return text.chars()
        .mapToObj(c -> (c > 0xff ? wide : c > '~' || c == ' ' ? "%%%02X" : "%c").formatted(c))
        .collect(Collectors.joining());
  }

  static Stream<String> forms() {
    return FORMS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void isMasked(String form) {
    for (String password : PASSWORDS) {
      for (Normalizer.Form typed : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
        Scrubber scrubber = Scrubber.of(List.of(), List.of(Normalizer.normalize(password, typed)));
        String text = "sent: <" + FORMS.get(form).apply(password) + ">";
        String shown = scrubber.scrub(text);
        assertThat(shown).startsWith("sent: <").contains("***");
        // The first and the last bytes may be control characters.
        assertThat(shown).hasSizeLessThanOrEqualTo("sent: <***>".length() + 12);
      }
    }
  }
}
