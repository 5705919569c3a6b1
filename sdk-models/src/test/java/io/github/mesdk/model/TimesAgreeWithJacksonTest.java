package io.github.mesdk.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.mesdk.model.internal.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The time parser of the SDK returns the same result as Jackson for random times and for random
 * invalid texts. {@code -Dmesdk.fuzz.times=100} tests 100 times as many.
 */
@Tag("slow")
class TimesAgreeWithJacksonTest {
  private static final int TEXTS = 100_000 * Integer.getInteger("mesdk.fuzz.times", 1);
  private static final ObjectReader JACKSON = Fixtures.USERS_MAPPER.readerFor(Instant.class);
  private static final String MUTATIONS = "0123456789-+:.,TZtz W\u0661\uff11/\u2212\u0000";

  private final SplittableRandom random = new SplittableRandom(3339);

  @Test
  void validTimesAgree() {
    int read = 0;
    for (int i = 0; i < TEXTS; i++) {
      read += compare(time()) ? 1 : 0;
    }
    assertThat(read).isGreaterThan(TEXTS / 2);
  }

  @Test
  void invalidTimesAgree() {
    int rejected = 0;
    for (int i = 0; i < TEXTS; i++) {
      rejected += compare(mutated(time())) ? 0 : 1;
    }
    assertThat(rejected).isGreaterThan(TEXTS / 4);
  }

  /** Returns whether the text is a time. Fails if the two parsers disagree. */
  private static boolean compare(String text) {
    Optional<Instant> sdk = Times.parseIfTime(text);
    char[] within = ("Z9" + text + "9Z").toCharArray();
    assertThat(parseIfTime(within, text.length())).as(text).isEqualTo(sdk);
    if (isAcceptedOnlyByJackson(text)) {
      return sdk.isPresent();
    }
    Optional<Instant> byJackson = jackson(text).filter(TimesAgreeWithJacksonTest::isSupported);
    if (byJackson.isPresent() || !isAcceptedOnlyByTheSdk(text)) {
      assertThat(sdk).as(text).isEqualTo(byJackson);
    }
    return sdk.isPresent();
  }

  private static Optional<Instant> parseIfTime(char[] text, int length) {
    try {
      return Optional.of(Times.parse(text, 2, length));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  private static boolean isSupported(Instant time) {
    int year = time.atZone(ZoneOffset.UTC).getYear();
    return year >= 0 && year <= 9999;
  }

  /**
   * Returns whether only Jackson accepts the form: seconds as text, surrounding white space,
   * offsets without minutes, hour 24, and leap seconds in other zones than UTC.
   */
  private static boolean isAcceptedOnlyByJackson(String text) {
    return text.matches("[+-]?[0-9.]*")
        || text.trim().length() < text.length()
        || text.matches(".*[+-]\\d\\d")
        || text.contains("T24:")
        || (text.contains(":60") && !text.endsWith("Z"));
  }

  /**
   * Returns whether only the SDK accepts the form: no zone, an offset without a colon, or no
   * seconds.
   */
  private static boolean isAcceptedOnlyByTheSdk(String text) {
    return text.matches(".*[Tt]\\d\\d:\\d\\d([^:].*)?")
        || !text.matches(".*([zZ]|[+-]\\d\\d:\\d\\d)");
  }

  private static Optional<Instant> jackson(String text) {
    try {
      return Optional.ofNullable(JACKSON.readValue(Fixtures.USERS_MAPPER.writeValueAsString(text)));
    } catch (JsonProcessingException rejected) {
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

  /** Returns a random number below {@code limit}, and rarely one that is too large. */
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

  private String mutated(String time) {
    StringBuilder mutated = new StringBuilder(time);
    for (int i = random.nextInt(3); i >= 0 && !mutated.isEmpty(); i--) {
      int at = random.nextInt(mutated.length());
      char mutation = MUTATIONS.charAt(random.nextInt(MUTATIONS.length()));
      switch (random.nextInt(4)) {
        case 0 -> mutated.deleteCharAt(at);
        case 1 -> mutated.insert(at, mutation);
        case 2 -> mutated.setLength(Math.max(1, at));
        default -> mutated.setCharAt(at, mutation);
      }
    }
    return mutated.toString();
  }
}
