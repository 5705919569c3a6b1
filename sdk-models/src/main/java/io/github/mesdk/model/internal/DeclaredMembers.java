package io.github.mesdk.model.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members that a model declares. */
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
   * Returns whether {@code built} cannot have an undeclared member of this name, because the model
   * declares a member of the same name that is set or {@link Strict}.
   */
  static boolean excludes(Class<?> model, Object built, String name) {
    Method accessor = ACCESSORS.get(model).get(name);
    return accessor != null
        && (accessor.isAnnotationPresent(Strict.class) || isSet(get(accessor, built)));
  }

  private static boolean isSet(@Nullable Object value) {
    if (value == null) { // a free object that the builder has not completed yet
      return false;
    }
    if (value instanceof Optional<?> optional) {
      return optional.isPresent();
    }
    return value instanceof Collection<?> list
        ? !list.isEmpty()
        : !(value instanceof Map<?, ?> object) || !object.isEmpty();
  }

  /** Returns the accessor of a model's undeclared members, or null if the class is not a model. */
  static @Nullable Method ofUndeclared(Class<?> implementation) {
    for (Class<?> model : implementation.getInterfaces()) {
      try {
        return model.getMethod("additionalProperties");
      } catch (NoSuchMethodException hasNone) {
        // the next one may be the model
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
