package io.github.mesdk.codegen;

import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * A JSON member that a model declares.
 *
 * @param jsonName the name of the JSON member
 * @param accessor the name of the accessor
 * @param shape whether the member is required, optional or a list
 * @param valueClass the qualified class name of the value or, for a list, of each element
 * @param codec the method of {@code JsonTokens} that reads the value; empty if the value is another
 *     model, or a record that wraps a text
 * @param wrapsText whether the value is a record that wraps a text, such as {@code AuthType}. Such
 *     a record takes the place of an enum, because the vendor may add texts
 * @param strict whether the member must be readable if it is present
 * @param isAlternative whether the model requires a value of at least one of the members with this
 *     flag
 */
record Member(
    String jsonName,
    String accessor,
    Shape shape,
    String valueClass,
    Optional<String> codec,
    boolean wrapsText,
    boolean strict,
    boolean isAlternative) {

  /** Whether a member is required, optional or a list. */
  enum Shape {
    ONE,
    OPTIONAL,
    LIST
  }

  static Member of(ExecutableElement method, String jsonName, Annotations annotations) {
    TypeMirror type = method.getReturnType();
    Shape shape = shape(type);
    TypeMirror value = shape == Shape.ONE ? type : ((DeclaredType) type).getTypeArguments().get(0);
    boolean wrapsText =
        value instanceof DeclaredType declared
            && declared.asElement().getKind() == ElementKind.RECORD;
    return new Member(
        jsonName,
        method.getSimpleName().toString(),
        shape,
        plainName(value),
        annotations.codec(),
        wrapsText,
        annotations.has("Strict") || (shape == Shape.ONE && !annotations.has("JsonObject")),
        annotations.isSet("Strict", "oneRequired"));
  }

  /** Returns whether the member always has a value other than null and blank text. */
  boolean isValueRequired() {
    boolean mayBeBlank = wrapsText || codec.isPresent(); // unless the codec rejects blank text
    return shape == Shape.ONE
        && (!mayBeBlank || valueClass.equals("long") || codec.equals(Optional.of("subject")));
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
