package io.github.mesdk;

import io.github.mesdk.provider.Testiny;
import io.github.mesdk.token.TokenProvider;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A separate program that makes one call and leaves its client open. */
public final class CallingProcess {
  private CallingProcess() {}

  /**
   * Calls {@code args[0]} and prints the subject; a second argument makes the call asynchronous.
   */
  public static void main(String[] args) {
    MeClient<?> client =
        MeClient.builder(Testiny.provider().at(URI.create(args[0])))
            .tokenProvider(TokenProvider.of("the-token"))
            .build();
    if (args.length > 1) {
      boolean isDone = client.meAsync().isDone();
      System.out.println("answered: " + isDone);
    } else {
      System.out.println(client.me().identity().subject());
    }
  }

  /** Starts the program with the running JDK and its class path. */
  static Process start(Path output, String... arguments) throws IOException {
    return startOn(classPath(), output, arguments);
  }

  /** Starts the program with the running JDK and the specified class path. */
  public static Process startOn(String classPath, Path output, String... arguments)
      throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>();
    command.addAll(List.of(java, "-cp", classPath, CallingProcess.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  /** The class path and the module path of this process, as one class path. */
  public static String classPath() {
    Path tests = Path.of(System.getProperty("basedir", "."), "target", "test-classes");
    return Stream.of(
            System.getProperty("jdk.module.path"),
            System.getProperty("java.class.path"),
            tests.toString())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
