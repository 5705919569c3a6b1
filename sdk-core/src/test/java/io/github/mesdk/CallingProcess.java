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

/** A program of its own that asks once, waits for the answer or not, and leaves its client open. */
public final class CallingProcess {
  private CallingProcess() {}

  /** Asks at {@code args[0]} and prints who the user is, unless there are more arguments. */
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

  /** Starts one on this machine's Java and this program's class path. */
  static Process start(Path output, String... arguments) throws IOException {
    return startOn(classPath(), output, arguments);
  }

  /** Starts one on this machine's Java and this class path. */
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

  /** All that this process runs on, be it found as modules or on the class path. */
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
