package io.github.mesdk.codegen;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Generates one class for each package of models, with a method that reads each model. Also
 * generates the class {@code Readers}, which finds the method for the model of a whole answer.
 */
@SupportedAnnotationTypes("org.immutables.value.Value.Immutable")
public final class ReaderProcessor extends AbstractProcessor {
  /** The package of the generated classes. */
  static final String PACKAGE = "io.github.mesdk.model.read";

  private static final String MODELS = "io.github.mesdk.model.";

  /** Called by the compiler. */
  public ReaderProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Map<String, List<TypeElement>> packages = new TreeMap<>();
    for (TypeElement annotation : annotations) {
      for (Element model : round.getElementsAnnotatedWith(annotation)) {
        String name = processingEnv.getElementUtils().getPackageOf(model).toString();
        if (name.startsWith(MODELS)) { // skips the shared types
          packages.computeIfAbsent(name, key -> new ArrayList<>()).add((TypeElement) model);
        }
      }
    }
    if (!packages.isEmpty()) {
      write(packages);
    }
    return false; // so that Immutables processes the annotation too
  }

  private void write(Map<String, List<TypeElement>> packages) {
    List<Model> all = new ArrayList<>();
    packages.forEach((name, types) -> {
      List<Model> models = types.stream().map(Model::new).toList();
      all.addAll(models);
      write(models.get(0).readerClass(), ReaderSource.of(models));
    });
    write("Readers", RegistrySource.of(all));
  }

  private void write(String name, String source) {
    try (Writer out =
        processingEnv.getFiler().createSourceFile(PACKAGE + "." + name).openWriter()) {
      out.write(source);
    } catch (IOException e) {
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, name + ": " + e);
    }
  }
}
