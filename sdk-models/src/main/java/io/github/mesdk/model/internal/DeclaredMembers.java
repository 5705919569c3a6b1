package io.github.mesdk.model.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON members that a model declares. */
final class DeclaredMembers {
  private static final ClassValue<Map<String, Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> model) {
          Map<String, Method> accessors = new HashMap<>();
          for (Method accessor : model.getMethods()) {
            JsonProperty member = accessor.getAnnotation(JsonProperty.class);
            if (member != null) {
              accessors.put(member.value(), accessor);
            }
          }
          return accessors;
        }
      };

  private DeclaredMembers() {}

  /**
   * Returns whether a declared member of {@code built} takes this name, so that no undeclared
   * member may have it. A declared member takes its name if it is set or {@link Strict}.
   */
  static boolean isTaken(Class<?> model, Object built, String name) {
    Method accessor = ACCESSORS.get(model).get(name);
    return accessor != null
        && (accessor.isAnnotationPresent(Strict.class) || isSet(get(accessor, built)));
  }

  private static boolean isSet(@Nullable Object value) {
    if (value == null) { // an object that the builder has not completed yet
      return false;
    }
    if (value instanceof Optional<?> optional) {
      return optional.isPresent();
    }
    return value instanceof Collection<?> list
        ? !list.isEmpty()
        : !(value instanceof Map<?, ?> object) || !object.isEmpty();
  }

  /**
   * Returns the method {@code additionalProperties} of the model that the class implements; null if
   * it implements no model.
   */
  static @Nullable Method undeclaredAccessor(Class<?> implementation) {
    for (Class<?> model : implementation.getInterfaces()) {
      try {
        return model.getMethod("additionalProperties");
      } catch (NoSuchMethodException hasNone) {
        // the next interface may be the model
      }
    }
    return null;
  }

  static @Nullable Object get(Method accessor, Object model) {
    try {
      return accessor.invoke(model);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
