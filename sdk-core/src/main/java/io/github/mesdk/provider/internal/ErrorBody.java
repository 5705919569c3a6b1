package io.github.mesdk.provider.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object in the body of a failure, as plain values; empty if the body has no JSON object.
 * The names in a path are separated by dots, as in {@code error.code}. A number selects an element
 * of a list, as in {@code detail.0.msg}. A JSON member whose name contains a dot cannot be
 * selected.
 */
public final class ErrorBody {
  private final Function<String, @Nullable Object> values;

  /**
   * Creates a body.
   *
   * @param values returns the text, number, boolean, list or map at a path, or null if it is
   *     missing or null
   */
  public ErrorBody(Function<String, @Nullable Object> values) {
    this.values = values;
  }

  /** Returns the body of a failure without a JSON object. */
  public static ErrorBody empty() {
    return new ErrorBody(path -> null);
  }

  /** Returns the text at {@code path}, or empty if it is missing or blank. */
  public Optional<String> text(String path) {
    return value(path) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  /** Returns the first text found at one of {@code paths}. */
  public Optional<String> first(List<String> paths) {
    return paths.stream().flatMap(path -> text(path).stream()).findFirst();
  }

  /** Returns the value at {@code path}, or null if it is missing or null. */
  public @Nullable Object value(String path) {
    return values.apply(path);
  }

  /**
   * Returns the error codes at {@code paths}, in that order: texts that are not blank, and integral
   * numbers as decimal text.
   */
  public List<String> codes(List<String> paths) {
    return paths.stream().flatMap(path -> code(path).stream()).toList();
  }

  private Optional<String> code(String path) {
    if (!(value(path) instanceof Number number)) {
      return text(path);
    }
    if (!(number instanceof BigDecimal decimal)) {
      return Optional.of(number.toString());
    }
    try {
      return Optional.of(Long.toString(decimal.longValueExact()));
    } catch (ArithmeticException notIntegral) { // or longer than any error code
      return Optional.empty();
    }
  }

  /** Returns the texts in the list at {@code path}; empty if there is no list. */
  public List<String> texts(String path) {
    return value(path) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  /** Returns whether {@code path} holds a value other than null and blank text. */
  public boolean has(String path) {
    Object value = value(path);
    return value instanceof String text ? !text.isBlank() : value != null;
  }
}
