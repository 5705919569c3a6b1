package io.github.mesdk.codegen;

import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * A member of a model.
 *
 * @param json the name in JSON
 * @param accessor the name of the accessor
 * @param shape whether the member is required, optional or a list
 * @param value the qualified class of the value, or of each element
 * @param codec the method of {@code JsonTokens} that reads the value; empty for another model, and
 *     for text of an open set, which is a record
 * @param open whether the value is text of an open set
 */
record Member(
    String json, String accessor, Shape shape, String value, Optional<String> codec, boolean open) {

  /** Whether a member is required, optional or a list. */
  enum Shape {
    ONE,
    OPTIONAL,
    LIST
  }

  static Member of(ExecutableElement method, String json, Annotations annotations) {
    TypeMirror type = method.getReturnType();
    Shape shape = shape(type);
    TypeMirror value = shape == Shape.ONE ? type : ((DeclaredType) type).getTypeArguments().get(0);
    boolean open =
        value instanceof DeclaredType declared
            && declared.asElement().getKind() == ElementKind.RECORD;
    return new Member(
        json,
        method.getSimpleName().toString(),
        shape,
        plainName(value),
        annotations.codec(),
        open);
  }

  private static Shape shape(TypeMirror type) {
    String name = plainName(type);
    return switch (name) {
      case "java.util.Optional" -> Shape.OPTIONAL;
      case "java.util.List" -> Shape.LIST;
      default -> Shape.ONE;
    };
  }

  /** Returns the name without type arguments and annotations. */
  private static String plainName(TypeMirror type) {
    return type instanceof DeclaredType declared
        ? declared.asElement().toString()
        : type.getKind().name().toLowerCase(Locale.ROOT);
  }
}
