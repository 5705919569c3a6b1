package io.github.mesdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubberTest {
  private static final Pattern TOKEN_PATTERN =
      Pattern.compile(
          "eyJ[\\w-]{4,}(?:\\.[\\w-]*){0,4}"
              + "|(?i)(?<=\\b(?:bearer|basic|dpop)\\s)[\\w.~+/=-]{8,}"
              + "|(?i)(?<=\\b(?:token|key|secret|password)[=:]\\s?)[^\\s,;&\"']{4,}");

  private static final List<String> SECRETS =
      List.of("plain-secret", "a b~c+d/e=", "~~~~", "a b", "", "*", "plain", "ünï\uD83D\uDE00");

  private static final List<String> PIECES =
      List.of(
          "bearer",
          "basic",
          "dpop",
          "token",
          "key",
          "secret",
          "password",
          "ſecret",
          "toKen",
          "eyJ",
          "EYJ",
          "eyJhbGciOiJIUzI1NiJ9",
          ".e30.c2ln",
          "abcdefgh",
          "12345678",
          "abcd",
          "xyz",
          " ",
          "\t",
          "\n",
          "\u000B",
          "\f",
          "\r",
          "=",
          ":",
          "\u00A0",
          "\u2003",
          ",",
          ";",
          "&",
          "\"",
          "'",
          "/",
          "-",
          "_",
          "~",
          "%20",
          "Fri, 01 May 2026 12:30:00 GMT",
          "\uD83D\uDE00",
          "\uD83D");

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
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "you sent s3cret/+~ x here       | you sent *** here",
        "?t=s3cret%2F%2B%7E+x&u=1        | ?t=***&u=1",
        "?t=s3cret%2F%2B~%20x&u=1        | ?t=***&u=1",
        "Bearer abcdefgh                 | Bearer ***",
        "BASIC YWRhOnB3                  | BASIC ***",
        "api_key=abcd;x                  | api_key=abcd;x",
        "api-key=abcd;x                  | api-key=***;x",
        "Password: hunter2               | Password: ***",
        "jwt eyJhbGciOiJIUzI1NiJ9.e30.x! | jwt ***!",
        "bearer short                    | bearer short",
        "the token expired: ask again    | the token expired: ask again"
      })
  void knownAndSuspectedSecretsAreMasked(String text, String clean) {
    assertThat(Scrubber.of(List.of("s3cret/+~ x")).scrub(text)).isEqualTo(clean);
  }

  @Test
  void theShortcutsDoNotChangeTheResult() {
    Random random = new Random(1);
    for (int i = 0; i < 50_000; i++) {
      List<String> secrets = secrets(random);
      String text = text(random);
      assertThat(Scrubber.of(secrets).scrub(text))
          .isEqualTo(scrubbedWithoutShortcuts(secrets, text));
    }
  }

  /** One scrubber serves all texts of a call, so its cached forms must suit each of them. */
  @Test
  void earlierTextsDoNotChangeTheResult() {
    Random random = new Random(2);
    Scrubber scrubber = Scrubber.of(SECRETS);
    for (int i = 0; i < 10_000; i++) {
      String text = text(random);
      assertThat(scrubber.scrub(text)).isEqualTo(scrubbedWithoutShortcuts(SECRETS, text));
    }
  }

  private static List<String> secrets(Random random) {
    return random.ints(random.nextInt(4), 0, SECRETS.size()).mapToObj(SECRETS::get).toList();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int pieces = random.nextInt(7); pieces > 0; pieces--) {
      text.append(
          switch (random.nextInt(8)) {
            case 0 -> piece(SECRETS, random);
            case 1 -> URLEncoder.encode(piece(SECRETS, random), StandardCharsets.UTF_8);
            case 2 -> piece(PIECES, random).toUpperCase(Locale.ROOT);
            default -> piece(PIECES, random);
          });
    }
    return text.toString();
  }

  private static String piece(List<String> pieces, Random random) {
    return pieces.get(random.nextInt(pieces.size()));
  }

  private static String scrubbedWithoutShortcuts(List<String> secrets, String text) {
    List<String> forms =
        secrets.stream()
            .filter(secret -> !secret.isEmpty())
            .flatMap(secret -> {
              String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
              return Stream.of(secret, encoded, encoded.replace("+", "%20").replace("%7E", "~"));
            })
            .distinct()
            .sorted(Collections.reverseOrder((a, b) -> a.length() - b.length()))
            .toList();
    String clean = text;
    for (String form : forms) {
      clean = clean.replace(form, "***");
    }
    return TOKEN_PATTERN.matcher(clean).replaceAll("***");
  }
}
