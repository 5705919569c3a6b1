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
   * Returns the value of {@code member} in the annotation with this simple name, as text. Empty if
   * the accessor has no such annotation, or the annotation does not set the member.
   */
  Optional<String> text(String annotation, String member) {
    for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().asElement().getSimpleName().contentEquals(annotation)) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> value :
            mirror.getElementValues().entrySet()) {
          if (value.getKey().getSimpleName().contentEquals(member)) {
            return Optional.of(value.getValue().getValue().toString());
          }
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the name of the codec. It is the name of the annotation from {@link #CODECS}. Without
   * such an annotation, it is the name of the class in {@code @JsonDeserialize(using)}, without the
   * suffix {@code Reader}. Empty if the accessor has neither.
   */
  Optional<String> codec() {
    return codecs().stream()
        .findFirst()
        .or(() -> text("JsonDeserialize", "using").map(Annotations::codecOfReader));
  }

  private List<String> codecs() {
    return method.getAnnotationMirrors().stream()
        .map(mirror -> mirror.getAnnotationType().toString())
        .filter(name -> name.startsWith(CODECS) && !name.equals(CODECS + "Strict"))
        .map(name -> Model.decapitalized(name.substring(CODECS.length())))
        .toList();
  }

  private static String codecOfReader(String readerClass) {
    String within = readerClass.substring(CODECS.length());
    return Model.decapitalized(within.replaceFirst("[.]?Reader$", ""));
  }
}
