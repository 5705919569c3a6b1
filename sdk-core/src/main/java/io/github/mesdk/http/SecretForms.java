package io.github.mesdk.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The forms of a secret with other characters than ASCII: in both cases, with composed and
 * decomposed letters, in other character sets, and what becomes of UTF-8 that is read as such.
 */
final class SecretForms {
  private SecretForms() {}

  static List<DecodedText> of(String secret) {
    String composed = Normalizer.normalize(secret, Normalizer.Form.NFC);
    Set<String> all = new LinkedHashSet<>();
    all.add(composed);
    all.add(composed.toUpperCase(Locale.ROOT)); // may have more letters
    all.add(composed.toLowerCase(Locale.ROOT));
    List<DecodedText> forms = new ArrayList<>();
    for (String one : all) {
      byte[] utf8 = one.getBytes(UTF_8);
      for (Charset other : List.of(ISO_8859_1, US_ASCII, Charset.forName("windows-1252"))) {
        forms.add(DecodedText.of(one.getBytes(other)));
        forms.add(DecodedText.of(new String(utf8, other)));
      }
      forms.add(DecodedText.of(one));
      forms.add(DecodedText.of(Normalizer.normalize(one, Normalizer.Form.NFD)));
      forms.add(DecodedText.of(one.getBytes(UTF_16BE)));
      forms.add(DecodedText.of(one.getBytes(UTF_16LE)));
      forms.add(DecodedText.of(mixed(one)));
    }
    return forms;
  }

  /** Returns one byte for each character that has one, and UTF-8 for others. */
  private static byte[] mixed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    text.codePoints()
        .forEach(
            c -> bytes.writeBytes(Character.toString(c).getBytes(c > 0xff ? UTF_8 : ISO_8859_1)));
    return bytes.toByteArray();
  }
}
