package io.github.mesdk.model.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON members that a model declares: the accessor of each, by the name of the member. */
final class DeclaredMembers extends ClassValue<Map<String, Method>> {
  /**
   * Created on first use. In a static initializer, an {@code OutOfMemoryError} would make the class
   * unusable until the JVM ends.
   */
  private static volatile @Nullable DeclaredMembers accessors;

  private DeclaredMembers() {}

  @Override
  protected Map<String, Method> computeValue(Class<?> model) {
    Map<String, Method> found = new HashMap<>();
    for (Method accessor : model.getMethods()) {
      JsonProperty member = accessor.getAnnotation(JsonProperty.class);
      if (member != null) {
        found.put(member.value(), accessor);
      }
    }
    return found;
  }

  private static DeclaredMembers accessors() {
    DeclaredMembers known = accessors;
    if (known == null) {
      known = new DeclaredMembers();
      accessors = known;
    }
    return known;
  }

  /**
   * Returns whether a declared member of {@code built} takes this name, so that no undeclared
   * member may have it. A declared member takes its name if it is set or {@link Strict}.
   */
  static boolean isTaken(Class<?> model, Object built, String name) {
    Method accessor = accessors().get(model).get(name);
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
