package io.github.mesdk.codegen;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;

/**
 * The annotations of an accessor.
 *
 * @param method the accessor
 */
record Annotations(ExecutableElement method) {

  /** The package of the annotations that select a codec. */
  private static final String CODECS = "io.github.mesdk.model.internal.";

  /**
   * The names of the codecs that differ from the names of their annotations; empty for an
   * annotation without a codec.
   */
  private static final Map<String, String> OTHER_NAMES =
      Map.of("strict", "", "modelList", "", "textList", "text");

  /**
   * Returns the value of {@code element} in the annotation with this simple name, as text. Empty if
   * the accessor has no such annotation, or the annotation does not set the element.
   */
  Optional<String> text(String annotation, String element) {
    for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().asElement().getSimpleName().contentEquals(annotation)) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> value :
            mirror.getElementValues().entrySet()) {
          if (value.getKey().getSimpleName().contentEquals(element)) {
            return Optional.of(value.getValue().getValue().toString());
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Returns whether the annotation with this simple name sets the flag {@code member}. */
  boolean isSet(String annotation, String member) {
    return text(annotation, member).filter("true"::equals).isPresent();
  }

  /** Returns whether the accessor has the annotation with this simple name. */
  boolean has(String annotation) {
    return method.getAnnotationMirrors().stream()
        .anyMatch(mirror ->
            mirror.getAnnotationType().asElement().getSimpleName().contentEquals(annotation));
  }

  /**
   * Returns the name of the codec: the name of the annotation from {@link #CODECS} or, without such
   * an annotation, the name of the deserializer class in {@code @JsonDeserialize}, without the
   * suffix {@code Reader}.
   */
  Optional<String> codec() {
    return codecs().stream()
        .findFirst()
        .or(() ->
            text("JsonDeserialize", "using")
                .filter(reader -> reader.startsWith(CODECS))
                .map(Annotations::stripped));
  }

  private List<String> codecs() {
    return method.getAnnotationMirrors().stream()
        .map(mirror -> mirror.getAnnotationType().toString())
        .filter(name -> name.startsWith(CODECS))
        .map(name -> Model.decapitalized(name.substring(CODECS.length())))
        .map(name -> OTHER_NAMES.getOrDefault(name, name))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static String stripped(String readerClass) {
    String within = readerClass.substring(CODECS.length());
    return Model.decapitalized(within.replaceFirst("[.]?Reader$", ""));
  }
}
