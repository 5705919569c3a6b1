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
 * The compiler of a reader who lets no warning pass and has neither Immutables nor JSpecify: these
 * are needed to build the SDK, not to use it.
 */
final class ReadersCompiler {
  private static final List<String> NOT_THE_READERS = List.of("value-annotations", "jspecify");

  private final Path output;

  ReadersCompiler(Path output) {
    this.output = output;
  }

  /** The class path of this test without what a reader does not have. */
  static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry ->
            NOT_THE_READERS.stream().noneMatch(Path.of(entry).getFileName().toString()::startsWith))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** What is wrong with the sources, by name; each problem with name and line. */
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
    return problems.getDiagnostics().stream().map(ReadersCompiler::describe).toList();
  }

  private static String describe(Diagnostic<? extends JavaFileObject> problem) {
    JavaFileObject source = problem.getSource();
    String place = source == null ? "" : source.getName() + ":" + problem.getLineNumber() + ": ";
    return place + problem.getMessage(null);
  }

  /** A text that may hold a public type of any name. */
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

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return true;
    }
  }
}
