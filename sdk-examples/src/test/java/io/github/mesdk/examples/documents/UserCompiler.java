package io.github.mesdk.examples.documents;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles sources as a user of the SDK would: every warning is an error, and the class path has
 * neither Immutables nor JSpecify, which only the build of the SDK needs.
 */
final class UserCompiler {
  private static final List<String> BUILD_ONLY = List.of("value-annotations", "jspecify");

  private final Path output;

  UserCompiler(Path output) {
    this.output = output;
  }

  /** Returns the class path of this test without the build-only jars. */
  static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry ->
            BUILD_ONLY.stream().noneMatch(Path.of(entry).getFileName().toString()::startsWith))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Compiles sources by name and returns the problems, each with its name and line. */
  List<String> problems(Map<String, String> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    List<String> options =
        List.of("--release", "17", "-Xlint:all", "-Werror", "-proc:none", "-cp", classPath());
    compiler
        .getTask(
            null,
            null,
            problems,
            Stream.concat(options.stream(), Stream.of("-d", output.toString())).toList(),
            null,
            sources.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList())
        .call();
    return problems.getDiagnostics().stream().map(UserCompiler::describe).toList();
  }

  private static String describe(Diagnostic<? extends JavaFileObject> problem) {
    JavaFileObject source = problem.getSource();
    String place = source == null ? "" : source.getName() + ":" + problem.getLineNumber() + ": ";
    return place + problem.getMessage(null);
  }

  /** A source that may contain a public type of any name. */
  private static final class Source extends SimpleJavaFileObject {
    private final String name;
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///Source.java"), Kind.SOURCE);
      this.name = name;
      this.text = text;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    /** Accepts every name except package-info, because a package may have only one such file. */
    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return !simpleName.equals("package-info");
    }
  }
}
