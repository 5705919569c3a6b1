package io.github.mesdk.codegen;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Generates the source of the class that finds the reader of a root model, that is, of a whole
 * answer.
 */
final class RegistrySource {
  private RegistrySource() {}

  static String of(List<Model> roots) {
    String isSupported =
        roots.stream()
            .map(root -> "model == %s.class".formatted(root.qualifiedName()))
            .collect(Collectors.joining("\n        || "));
    return """
    package %s;

    import java.io.IOException;

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

  private static String names(Model root) {
    return root.members().stream().map(Member::jsonName).collect(Collectors.joining(","));
  }
}
