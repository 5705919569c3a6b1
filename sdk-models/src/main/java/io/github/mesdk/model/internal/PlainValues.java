package io.github.mesdk.model.internal;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Converts arbitrary JSON to plain immutable values: {@code String}, {@code Boolean}, {@code Long},
 * {@code BigInteger}, {@code BigDecimal}, {@code List}, {@code Map} with text keys, and null.
 */
public final class PlainValues {
  /**
   * The maximum nesting depth: greater than the depth of any answer, and small enough not to
   * overflow the stack.
   */
  static final int MAX_DEPTH = 500;

  private PlainValues() {}

  /**
   * Returns an immutable copy of the undeclared members of a model, sorted by name. A member that
   * the model declares counts as undeclared if its value could not be read.
   *
   * <p>The keys are nullable only because the generated builders require it.
   *
   * @param built the model, with or without these undeclared members
   * @throws IllegalArgumentException if a declared member of the same name is set or {@link
   *     Strict}, or if a value is not JSON: it has another type, is an infinite number, has an
   *     unpaired surrogate, or is nested deeper than 500 levels
   */
  public static Map<@Nullable String, @Nullable Object> undeclared(
      Class<?> model, Object built, @Nullable Map<String, ? extends @Nullable Object> members) {
    if (members == null || members.isEmpty()) {
      return Map.of();
    }
    Map<@Nullable String, @Nullable Object> sorted = new TreeMap<>();
    members.forEach((name, value) -> {
      if (DeclaredMembers.isTaken(model, built, name)) {
        throw new IllegalArgumentException(
            name
                + " is a declared member of "
                + model.getSimpleName()
                + "; set it only with its own builder method");
      }
      sorted.put(WellFormed.checked(name), freeze(value, 1));
    });
    return sorted; // the builder copies it
  }

  /**
   * Returns whether the map needs no check or copy, because it is empty and not null. A map that
   * was never set is null; {@link #undeclared} and {@link #object} replace it with an empty map.
   */
  public static boolean needsNoCopy(@Nullable Map<String, @Nullable Object> members) {
    return members != null && members.isEmpty();
  }

  /**
   * Returns an immutable copy of an object with arbitrary content. Its members keep their order,
   * and null becomes an empty map. The keys are nullable only because the generated builders
   * require it.
   *
   * @throws IllegalArgumentException if a value is not JSON
   */
  public static Map<@Nullable String, @Nullable Object> object(
      @Nullable Map<String, ? extends @Nullable Object> members) {
    return members == null || members.isEmpty() ? Map.of() : freezeMap(members, 1);
  }

  /** Returns the undeclared member of this name if it is text, or else empty. */
  public static Optional<String> text(
      Map<String, ? extends @Nullable Object> undeclared, String name) {
    return undeclared.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /**
   * Returns the undeclared member of this name, which must be text; empty if it is absent or null.
   *
   * @throws IllegalStateException if the member is neither text nor null
   */
  public static Optional<String> strictText(
      Map<String, ? extends @Nullable Object> undeclared, String name) {
    return strict(undeclared, name, text(undeclared, name));
  }

  /**
   * Returns the undeclared member of this name, which must be a flag; empty if it is absent or
   * null.
   *
   * @throws IllegalStateException if the member is neither a flag nor null
   */
  public static Optional<Boolean> strictFlag(
      Map<String, ? extends @Nullable Object> undeclared, String name) {
    return strict(undeclared, name, flag(undeclared, name));
  }

  /**
   * Returns the undeclared member of this name, which must be an ISO-8601 time; empty if it is
   * absent or null.
   *
   * @throws IllegalStateException if the member is neither a time nor null
   */
  public static Optional<Instant> strictTime(
      Map<String, ? extends @Nullable Object> undeclared, String name) {
    return strict(undeclared, name, text(undeclared, name).flatMap(Times::parseIfTime));
  }

  private static <T> Optional<T> strict(
      Map<String, ? extends @Nullable Object> undeclared, String name, Optional<T> value) {
    if (value.isEmpty() && undeclared.get(name) != null) {
      throw new IllegalStateException(name + " is not of the expected type");
    }
    return value;
  }

  /** Returns the undeclared member of this name if it is a flag, or else empty. */
  public static Optional<Boolean> flag(
      Map<String, ? extends @Nullable Object> undeclared, String name) {
    return Optional.ofNullable(flagOrNull(undeclared.get(name)));
  }

  /**
   * Returns a plain value as a flag, or null if the value is not a flag. The boolean {@code true},
   * the number 1 and the texts {@code true}, {@code True} and {@code 1} mean true. The boolean
   * {@code false}, the number 0 and the texts {@code false}, {@code False} and {@code 0} mean
   * false.
   */
  public static @Nullable Boolean flagOrNull(@Nullable Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    return (value instanceof String || value instanceof Long) ? flagOrNull(value.toString()) : null;
  }

  /** Returns the current scalar as a flag, or null if the scalar is not a flag. */
  public static @Nullable Boolean flagOrNull(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NUMBER_FLOAT -> null;
      case VALUE_NUMBER_INT -> flagOrNull(parser.getBigIntegerValue().toString()); // -0 is 0
      default -> flagOrNull(parser.getText());
    };
  }

  private static @Nullable Boolean flagOrNull(String text) {
    return switch (text) {
      case "true", "True", "1" -> true;
      case "false", "False", "0" -> false;
      default -> null;
    };
  }

  /**
   * Returns the texts of the undeclared member of this name: the elements of a list that are text,
   * or a single text that is not blank. Any other value has no texts.
   */
  public static List<String> texts(
      Map<String, ? extends @Nullable Object> undeclared, String name) {
    if (undeclared.get(name) instanceof String text) {
      return text.isBlank() ? List.of() : List.of(text);
    }
    return undeclared.get(name) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  private static @Nullable Object freeze(@Nullable Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("nested deeper than " + MAX_DEPTH + " levels");
    }
    if (value == null || value instanceof Boolean) {
      return value;
    }
    if (value instanceof String text) {
      return WellFormed.checked(text);
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Map<?, ?> map) {
      return freezeMap(map, depth);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      list.forEach(element -> copy.add(freeze(element, depth + 1)));
      return Collections.unmodifiableList(copy);
    }
    throw new IllegalArgumentException("not a JSON value: " + value.getClass().getName());
  }

  private static Map<@Nullable String, @Nullable Object> freezeMap(Map<?, ?> map, int depth) {
    Map<@Nullable String, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> {
      if (!(key instanceof String name)) {
        throw new IllegalArgumentException("the name of a member must be text");
      }
      copy.put(WellFormed.checked(name), freeze(value, depth + 1));
    });
    return Collections.unmodifiableMap(copy);
  }

  /**
   * Returns the exact number as {@code Long}, {@code BigInteger} or {@code BigDecimal}.
   *
   * @throws IllegalArgumentException if it is infinite, not a number, or of an unknown type
   */
  public static Number number(Number number) {
    if (number instanceof Long) {
      return number;
    }
    if (number instanceof BigInteger big) {
      return big.bitLength() < Long.SIZE ? (Number) big.longValue() : big;
    }
    if (number instanceof BigDecimal decimal) {
      // A decimal with scale 0 is written as an integer, so it would be read as an integer.
      return decimal.scale() == 0 ? number(decimal.unscaledValue()) : decimal;
    }
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      return number.longValue();
    }
    if (number instanceof Double || number instanceof Float) {
      if (!Double.isFinite(number.doubleValue())) {
        throw new IllegalArgumentException("a number that is infinite or NaN is not JSON");
      }
      // The shortest decimal that becomes this double. A number of up to 15 digits keeps the
      // sender's digits.
      return number(new BigDecimal(number.toString()));
    }
    throw new IllegalArgumentException("not a JSON number: " + number.getClass().getName());
  }
}
