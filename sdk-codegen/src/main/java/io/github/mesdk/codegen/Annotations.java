package io.github.mesdk.codegen;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;

/**
 * What stands above an accessor.
 *
 * @param method the accessor
 */
record Annotations(ExecutableElement method) {

  /** Annotations of this package name the codec of a member. */
  private static final String CODECS = "io.github.mesdk.model.internal.";

  /** The member of the annotation of this simple name, as it is written in source. */
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
   * The codec: the annotation of ours, or the class that Jackson is told to use, without the word
   * {@code Reader} that it ends with.
   */
  Optional<String> codec() {
    return codecs().stream()
        .findFirst()
        .or(() -> text("JsonDeserialize", "using").map(Annotations::stripped));
  }

  private List<String> codecs() {
    return method.getAnnotationMirrors().stream()
        .map(mirror -> mirror.getAnnotationType().toString())
        .filter(name -> name.startsWith(CODECS))
        .map(name -> Model.decapitalized(name.substring(CODECS.length())))
        .toList();
  }

  private static String stripped(String readerClass) {
    String within = readerClass.substring(CODECS.length());
    return Model.decapitalized(within.replaceFirst("[.]?Reader$", ""));
  }
}
