package io.github.mesdk.codegen;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Generates the source of the class that finds the reader of a root model, that is, of a whole
 * answer.
 */
final class RegistrySource {
  private RegistrySource() {}

  /** Returns the source for all models, of which it finds the root models. */
  static String of(List<Model> models) {
    List<Model> roots = models.stream().filter(Model::isRoot).toList();
    String isSupported =
        roots.stream()
            .map(root -> "model == %s.class".formatted(root.qualifiedName()))
            .collect(Collectors.joining("\n        || "));
    return """
    package %s;

    import java.io.IOException;
    import java.util.List;

    /** Generated from the annotated interfaces. Finds the streaming reader of a root model. */
    public final class Readers {
      private Readers() {}

      /** Returns whether there is a reader of exactly this class. */
      public static boolean supports(Class<?> model) {
        return %s;
      }

      /** Returns whether this root model declares a member with this JSON name. */
      public static boolean declares(Class<?> model, String name) {
        String names = "";
    %s    return names.contains("," + name + ",");
      }

      /**
       * Returns whether every answer of this root model that {@link #read} returns has a value at
       * one of these paths. Null and blank text are no values.
       */
      public static boolean requiresOneOf(Class<?> model, List<String> paths) {
    %s    return false;
      }

      /**
       * Reads the object at the current token.
       *
       * @throws IOException if the JSON is not in the most common form; read it with databind then
       * @throws IllegalArgumentException for the same reason, or if there is no reader of the class
       * @throws IllegalStateException for the same reason
       */
      public static <T> T read(Class<T> model, JsonTokens in) throws IOException {
    %s    throw new IllegalArgumentException(model.getName());
      }
    }
    """
        .formatted(
            ReaderProcessor.PACKAGE,
            isSupported,
            each(roots, "    if (model == %s.class) names = \",%s,\";%n", RegistrySource::names),
            each(roots, "    if (model == %s.class) return %s;%n", root -> required(root, models)),
            each(
                roots,
                "    if (model == %s.class) return model.cast(%s(in));%n",
                root -> root.readerClass() + "." + root.readerMethod()));
  }

  private interface Part {
    String of(Model root);
  }

  private static String each(List<Model> roots, String format, Part part) {
    return roots.stream()
        .map(root -> format.formatted(root.qualifiedName(), part.of(root)))
        .collect(Collectors.joining());
  }

  /** Returns the condition that a value is required at one of the paths in {@code paths}. */
  private static String required(Model root, List<Model> models) {
    Stream<String> alternatives =
        root.members().stream()
            .filter(Member::isAlternative)
            .map(member -> contains(member.jsonName()));
    String oneOf = alternatives.collect(Collectors.joining(" && "));
    return Stream.concat(
            requiredPaths(root, models).map(RegistrySource::contains),
            Stream.of(oneOf).filter(condition -> !condition.isEmpty()))
        .collect(Collectors.joining(" || "));
  }

  private static String contains(String path) {
    return "paths.contains(\"%s\")".formatted(path);
  }

  private static Stream<String> requiredPaths(Model model, List<Model> models) {
    return model.members().stream()
        .filter(Member::isValueRequired)
        .flatMap(member ->
            Stream.concat(
                Stream.of(member.jsonName()),
                models.stream()
                    .filter(part -> part.qualifiedName().equals(member.valueClass()))
                    .flatMap(part -> requiredPaths(part, models))
                    .map(path -> member.jsonName() + "." + path)));
  }

  private static String names(Model root) {
    return root.members().stream().map(Member::jsonName).collect(Collectors.joining(","));
  }
}
