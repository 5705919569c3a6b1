package io.github.mesdk.codegen;

import java.util.List;
import java.util.stream.Collectors;

/** The source of the class that finds the reader of a root. */
final class RegistrySource {
  private RegistrySource() {}

  static String of(List<Model> roots) {
    String knows =
        roots.stream()
            .map(root -> "model == %s.class".formatted(root.qualifiedName()))
            .collect(Collectors.joining("\n        || "));
    return """
    package %s;

    import java.io.IOException;

    /** Generated from the annotated interfaces: the quick readers of the answers. */
    public final class Readers {
      private Readers() {}

      /** Whether there is a reader of this very class. */
      public static boolean knows(Class<?> model) {
        return %s;
      }

      /** Whether the object at the root of this model declares a member of this JSON name. */
      public static boolean declares(Class<?> model, String name) {
        String names = "";
    %s    return names.contains("," + name + ",");
      }

      /**
       * Reads the object that the tokens stand at.
       *
       * @throws IOException if it is not of the plainest form: what it is then, databind says
       * @throws IllegalArgumentException likewise, and if there is no reader of the class
       * @throws IllegalStateException likewise
       */
      public static <T> T read(Class<T> model, Tokens in) throws IOException {
    %s    throw new IllegalArgumentException(model.getName());
      }
    }
    """
        .formatted(
            ReaderProcessor.PACKAGE,
            knows,
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
    return root.members().stream().map(Member::json).collect(Collectors.joining(","));
  }
}
