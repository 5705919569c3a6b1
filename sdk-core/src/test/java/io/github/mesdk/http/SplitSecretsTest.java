package io.github.mesdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.ErrorKind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret is masked although a service changes its blanks, or puts blanks or marks into it. */
class SplitSecretsTest {

  /** Returns the message of an exception that shows what a service sent. */
  private static String message(Scrubber scrubber, String sent) {
    String shown = scrubber.scrub("bad password: " + sent);
    ApiError error = ApiError.builder(401, ErrorKind.UNAUTHENTICATED).message(shown).build();
    return ApiException.of("service", error).getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct\nhorse battery",
        "correct\thorse\tbattery",
        "correct\r\nhorse battery",
        "correct\0horse battery",
        "correct\u0085horse battery",
        "correct\u2028horse\u2029battery",
        "correct\u00a0horse\u3000battery",
        "correct\\nhorse battery",
        "correct<br>horse<br>battery",
        "correct&#10;horse battery",
        "correct&Tab;horse&NewLine;battery",
        "correct%0Ahorse%09battery",
        "correct  horse   battery",
        "correct horse\n    battery",
        "correct\n  ho\n  rse battery",
        "correct_horse_battery",
        "correct+horse+battery",
        "correcthorsebattery",
        "Correct\\u000aHorse\\u0020Battery",
        "Y29ycmVjdApob3JzZSBiYXR0ZXJ5"
      })
  void theBlanksOfAPasswordDoNotCount(String sent) {
    for (String password : List.of("correct horse battery", " correct\thorse\nbattery ")) {
      Scrubber scrubber = Scrubber.of(List.of(), List.of(password));
      assertThat(message(scrubber, sent))
          .contains("bad password: ***")
          .doesNotContain("orrect", "horse", "battery");
    }
  }

  @Test
  void aShortSecretWithABlankIsMaskedAsAWordOfItsOwn() {
    Scrubber scrubber = Scrubber.of(List.of(), List.of("k7 x9"));
    assertThat(scrubber.scrub("it is k7\n  x9, not k7\nx9y")).isEqualTo("it is ***, not k7\nx9y");
    assertThat(scrubber.scrub("k7 and x9")).isEqualTo("k7 and x9");
  }

  private static final String TOKEN = "q7Wm2ZxT9rB4kLp0VnD8sHfJ3cYe6GuA";

  @ParameterizedTest
  @ValueSource(
      strings = {"\n", "\r\n", ",\n", "\t", "\\n", "\\t", "&#10;", "<br>", "%0A", "\u2028"})
  void numbersInLinesAreDecoded(String between) {
    String numbers =
        TOKEN.chars().mapToObj(String::valueOf).collect(Collectors.joining(between)) + between;
    assertThat(Scrubber.of(List.of(TOKEN)).scrub("sent: " + numbers))
        .startsWith("sent: ***")
        .hasSizeLessThan(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n    ",
        "\r\n\t  ",
        "\\n  ",
        "\u2028",
        "\u2029 ",
        "\u0085",
        "\u3164",
        "\u2800",
        "\u001b[0m",
        "\u001b[38;5;196m",
        "\\u001b[1;31m",
        "\\x1b[0m",
        "%1B%5B0m",
        "&shy",
        "&shy;",
        "<br>",
        "<span class=\"string\" style=\"color:#032f62;background:#ffffff;font-weight:normal;font-family:"
            + "monospace;white-space:pre;text-decoration:none\">"
      })
  void whatIsPutIntoATokenDoesNotCount(String mark) {
    String sent = TOKEN.replaceAll("(.{5})", "$1" + Matcher.quoteReplacement(mark));
    assertThat(Scrubber.of(List.of(TOKEN)).scrub("sent: " + sent))
        .startsWith("sent: ***")
        .hasSizeLessThan(20);
    String password = "Wordsandwords7";
    String shown =
        Scrubber.of(List.of(), List.of(password))
            .scrub("sent: " + "Words" + mark + "andwo" + mark + "rds7!");
    assertThat(shown).isEqualTo("sent: ***!");
  }

  /** A service could put digits of a token where a terminal expects the number of a color. */
  @Test
  void aColorCodeThatContainsTheTokenIsMasked() {
    assertThat(Scrubber.of(List.of("0123456789;k-0123456789")).scrub("\u001b[0123456789;k-x"))
        .contains("***")
        .doesNotContain("01234567");
  }
}
