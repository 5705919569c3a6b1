package io.github.mesdk.provider.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object that came with a failure, as plain values; empty when there was none. A path is
 * written with dots, {@code error.code}; a number picks an element of a list, {@code detail.0.msg}.
 * A name that itself holds a dot cannot be reached.
 */
public final class ErrorBody {
  private final Map<String, @Nullable Object> members;

  /** The body with these members: text, numbers, booleans, lists and maps. */
  public ErrorBody(Map<String, @Nullable Object> members) {
    this.members = members;
  }

  /** The text at {@code path}, if there is one that is not blank. */
  public Optional<String> text(String path) {
    return at(path) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  /** The first text that stands at one of {@code paths}. */
  public Optional<String> first(List<String> paths) {
    return paths.stream().flatMap(path -> text(path).stream()).findFirst();
  }

  /** The boolean at {@code path}, if there is one. */
  public Optional<Boolean> flag(String path) {
    return at(path) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  /** The texts of the list at {@code path}; empty if there is none. */
  public List<String> texts(String path) {
    return at(path) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  /** Whether a value other than null and blank text stands at {@code path}. */
  public boolean has(String path) {
    Object value = at(path);
    return value instanceof String text ? !text.isBlank() : value != null;
  }

  private @Nullable Object at(String path) {
    Object here = members;
    for (String step : path.split("\\.", -1)) {
      if (here instanceof Map<?, ?> map) {
        here = map.get(step);
      } else if (here instanceof List<?> list && step.matches("\\d{1,3}")) {
        int index = Integer.parseInt(step);
        here = index < list.size() ? list.get(index) : null;
      } else {
        return null;
      }
    }
    return here;
  }

  /** The names of its members; their values may be anything. */
  @Override
  public String toString() {
    return "ErrorBody" + members.keySet();
  }
}
