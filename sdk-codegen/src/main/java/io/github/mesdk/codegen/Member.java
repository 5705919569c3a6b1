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
 * @param value the qualified class name of the value or, for a list, of each element
 * @param codec the method of {@code JsonTokens} that reads the value; empty if the value is another
 *     model, or a record that wraps a text
 * @param open whether the value is a record that wraps a text, such as {@code AuthType}, because
 *     the set of texts may grow
 * @param strict whether the member must be readable
 */
record Member(
    String json,
    String accessor,
    Shape shape,
    String value,
    Optional<String> codec,
    boolean open,
    boolean strict) {

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
        open,
        annotations.has("Strict") || (shape == Shape.ONE && !annotations.has("FreeObject")));
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
