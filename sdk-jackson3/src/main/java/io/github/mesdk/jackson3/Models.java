package io.github.mesdk.jackson3;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;

/** Recognizes the types of the SDK by their package and their annotations for Jackson 2. */
final class Models {
  private static final String SDK = "io.github.mesdk.";

  private Models() {}

  /** Returns whether this is a model, or a record for one text such as a plan. */
  static boolean isRead(Class<?> type) {
    return type.getName().startsWith(SDK) && (has(type, JsonDeserialize.class) || isText(type));
  }

  /** Returns whether this is a model, the implementation of one, or a record for one text. */
  static boolean isWritten(Class<?> type) {
    if (!type.getName().startsWith(SDK)) {
      return false;
    }
    for (Class<?> model : type.getInterfaces()) {
      if (has(model, JsonSerialize.class)) {
        return true;
      }
    }
    return has(type, JsonSerialize.class) || isText(type);
  }

  private static boolean has(Class<?> type, Class<? extends Annotation> annotation) {
    return type.isAnnotationPresent(annotation);
  }

  private static boolean isText(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    return components != null
        && components.length == 1
        && components[0].getAccessor().isAnnotationPresent(JsonValue.class);
  }
}
