package io.github.mesdk.model.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Free JSON as plain immutable values: {@code String}, {@code Boolean}, {@code Long}, {@code
 * BigInteger}, {@code BigDecimal}, {@code List}, {@code Map} with text keys, and null.
 */
public final class PlainValues {
  /** Deeper than any answer, shallow enough that no walk over it exhausts a stack. */
  static final int MAX_DEPTH = 500;

  private static final ClassValue<Set<String>> DECLARED_NAMES =
      new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> model) {
          Set<String> names = new HashSet<>();
          for (Method accessor : model.getMethods()) {
            JsonProperty property = accessor.getAnnotation(JsonProperty.class);
            if (property != null) {
              names.add(property.value());
            }
          }
          return Set.copyOf(names);
        }
      };

  private PlainValues() {}

  /**
   * The members of an answer that {@code model} does not declare, sorted by name. Typed as the
   * generated builders ask; a name is never null.
   *
   * @throws IllegalArgumentException if one bears a declared name or holds what is not JSON:
   *     another type of value, an infinite number, half a surrogate pair, or more than 500 levels
   */
  public static Map<@Nullable String, @Nullable Object> extras(
      Class<?> model, @Nullable Map<String, ? extends @Nullable Object> members) {
    if (members == null || members.isEmpty()) {
      return Map.of();
    }
    Set<String> declared = DECLARED_NAMES.get(model);
    Map<@Nullable String, @Nullable Object> sorted = new TreeMap<>();
    members.forEach((name, value) -> {
      if (declared.contains(name)) {
        throw new IllegalArgumentException(
            name + " is a declared member of " + model.getSimpleName() + "; set it by its name");
      }
      sorted.put(WellFormed.checked(name), freeze(value, 1));
    });
    return sorted; // which the builder that it is for copies
  }

  /**
   * Whether there is nothing to check or freeze: the map is there and empty. As built, one that was
   * never set is null until {@link #extras} or {@link #object} has made it an empty one.
   */
  public static boolean isSettled(@Nullable Map<String, @Nullable Object> members) {
    return members != null && members.isEmpty();
  }

  /**
   * A free object whose members keep their order; empty for null. Typed as the generated builders
   * ask; a name is never null.
   *
   * @throws IllegalArgumentException if it holds a value that is not JSON
   */
  public static Map<@Nullable String, @Nullable Object> object(
      @Nullable Map<String, ? extends @Nullable Object> members) {
    return members == null || members.isEmpty() ? Map.of() : freezeMap(members, 1);
  }

  /** The text of this name among undeclared members, if there is one and it is text. */
  public static Optional<String> text(Map<String, ? extends @Nullable Object> extras, String name) {
    return extras.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** The boolean of this name among undeclared members, if there is one and it is a boolean. */
  public static Optional<Boolean> flag(
      Map<String, ? extends @Nullable Object> extras, String name) {
    return extras.get(name) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  /** The texts of this name among undeclared members, if it is a list; other elements are left. */
  public static List<String> texts(Map<String, ? extends @Nullable Object> extras, String name) {
    return extras.get(name) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  private static @Nullable Object freeze(@Nullable Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("nested deeper than " + MAX_DEPTH);
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
        throw new IllegalArgumentException("a member's name must be text");
      }
      copy.put(WellFormed.checked(name), freeze(value, depth + 1));
    });
    return Collections.unmodifiableMap(copy);
  }

  /**
   * The number as it is kept: {@code Long}, {@code BigInteger} or {@code BigDecimal}, exact.
   *
   * @throws IllegalArgumentException if it is infinite, or of a type of its own
   */
  public static Number number(Number number) {
    if (number instanceof Long) {
      return number;
    }
    if (number instanceof BigInteger big) {
      return big.bitLength() < Long.SIZE ? (Number) big.longValue() : big;
    }
    if (number instanceof BigDecimal decimal) {
      // Without a scale it is written as a whole number, so it is one when it is read again.
      return decimal.scale() == 0 ? number(decimal.unscaledValue()) : decimal;
    }
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      return number.longValue();
    }
    if (number instanceof Double || number instanceof Float) {
      if (!Double.isFinite(number.doubleValue())) {
        throw new IllegalArgumentException("a number that a double cannot hold");
      }
      // The shortest text that names it: what the sender wrote, up to 15 digits.
      return number(new BigDecimal(number.toString()));
    }
    throw new IllegalArgumentException("not a JSON number: " + number.getClass().getName());
  }
}
