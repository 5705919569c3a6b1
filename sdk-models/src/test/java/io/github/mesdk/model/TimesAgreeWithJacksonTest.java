package io.github.mesdk.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.mesdk.model.internal.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The quick way to read a time says what Jackson's own says, of many times and of many texts that
 * only look like one. {@code -Dmesdk.fuzz.times=100} tries a hundred times as many.
 */
class TimesAgreeWithJacksonTest {
  private static final int TEXTS = 100_000 * Integer.getInteger("mesdk.fuzz.times", 1);
  private static final ObjectReader JACKSON = Fixtures.USERS_MAPPER.readerFor(Instant.class);
  private static final String ODD = "0123456789-+:.,TZtz W\u0661\uff11/\u2212\u0000";

  private final SplittableRandom random = new SplittableRandom(3339);

  @Test
  void onTimes() {
    int read = 0;
    for (int i = 0; i < TEXTS; i++) {
      read += compare(time()) ? 1 : 0;
    }
    assertThat(read).isGreaterThan(TEXTS / 2);
  }

  @Test
  void onWhatOnlyLooksLikeATime() {
    int refused = 0;
    for (int i = 0; i < TEXTS; i++) {
      refused += compare(bent(time())) ? 0 : 1;
    }
    assertThat(refused).isGreaterThan(TEXTS / 4);
  }

  /** Whether it is a time for both; fails if it is one for one of them only. */
  private static boolean compare(String text) {
    Optional<Instant> ours = Times.parseIfTime(text);
    char[] within = ("Z9" + text + "9Z").toCharArray();
    assertThat(parseIfTime(within, text.length())).as(text).isEqualTo(ours);
    if (isLeniencyOfTheirs(text)) {
      return ours.isPresent();
    }
    Optional<Instant> theirs = jackson(text);
    if (theirs.isPresent() || !isLeniencyOfOurs(text)) {
      assertThat(ours).as(text).isEqualTo(theirs);
    }
    return ours.isPresent();
  }

  private static Optional<Instant> parseIfTime(char[] text, int length) {
    try {
      return Optional.of(Times.parse(text, 2, length));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  /**
   * Seconds as text, white space around, offsets by the hour, the hour after the last, and leap
   * seconds of other zones.
   */
  private static boolean isLeniencyOfTheirs(String text) {
    return text.matches("[+-]?[0-9.]*")
        || text.trim().length() < text.length()
        || text.matches(".*[+-]\\d\\d")
        || text.contains("T24:")
        || (text.contains(":60") && !text.endsWith("Z"));
  }

  /** A time without a zone is UTC, an offset needs no colon, and seconds may be left out. */
  private static boolean isLeniencyOfOurs(String text) {
    return text.matches(".*[Tt]\\d\\d:\\d\\d([^:].*)?")
        || !text.matches(".*([zZ]|[+-]\\d\\d:\\d\\d)");
  }

  private static Optional<Instant> jackson(String text) {
    try {
      return Optional.ofNullable(JACKSON.readValue(Fixtures.USERS_MAPPER.writeValueAsString(text)));
    } catch (JsonProcessingException refused) {
      return Optional.empty();
    }
  }

  private String time() {
    StringBuilder time = new StringBuilder();
    time.append("%04d-%02d-%02d".formatted(random.nextInt(10_000), upTo(13), upTo(32)));
    time.append("T%02d:%02d:%02d".formatted(upTo(24), upTo(60), upTo(60)));
    int digits = random.nextInt(11);
    for (int i = 0; i < digits; i++) {
      time.append(i == 0 ? "." : "").append(random.nextInt(10));
    }
    return time.append(zone()).toString();
  }

  /** Up to a little too much, and that seldom. */
  private int upTo(int limit) {
    return random.nextInt(50) == 0 ? limit + random.nextInt(2) : random.nextInt(1, limit);
  }

  private String zone() {
    return switch (random.nextInt(6)) {
      case 0 -> "%s%02d:%02d".formatted(random.nextBoolean() ? "+" : "-", upTo(18), upTo(60));
      case 1 -> random.nextBoolean() ? "" : "z";
      default -> "Z";
    };
  }

  private String bent(String time) {
    StringBuilder bent = new StringBuilder(time);
    for (int i = random.nextInt(3); i >= 0 && !bent.isEmpty(); i--) {
      int at = random.nextInt(bent.length());
      char odd = ODD.charAt(random.nextInt(ODD.length()));
      switch (random.nextInt(4)) {
        case 0 -> bent.deleteCharAt(at);
        case 1 -> bent.insert(at, odd);
        case 2 -> bent.setLength(Math.max(1, at));
        default -> bent.setCharAt(at, odd);
      }
    }
    return bent.toString();
  }
}
