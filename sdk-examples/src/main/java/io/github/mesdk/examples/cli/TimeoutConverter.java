package io.github.mesdk.examples.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Parses a positive duration, such as {@code 500ms}, {@code 10s}, {@code 2m} or {@code PT10S}.
 * Other text is not shown: it may be a token.
 */
final class TimeoutConverter implements ITypeConverter<Duration> {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  @Override
  public Duration convert(String text) {
    Duration timeout = parse(text);
    if (timeout.isZero() || timeout.isNegative()) {
      throw new TypeConversionException("a timeout must be positive");
    }
    return timeout;
  }

  private static Duration parse(String text) {
    Matcher matcher = SHORT.matcher(text);
    if (matcher.matches()) {
      long amount = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(amount);
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        default -> Duration.ofHours(amount);
      };
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException malformed) {
      throw new TypeConversionException("not a duration; write 500ms, 10s, 2m or PT10S");
    }
  }
}
