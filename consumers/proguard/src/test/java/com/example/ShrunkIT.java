package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.MockUser;
import io.github.mesdk.testkit.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shrunk application runs without any other jar, and behaves like the original. */
class ShrunkIT {
  private static final Path SHRUNK = Path.of(System.getProperty("shrunk"));

  @TempDir private Path directory;

  @Test
  void theShrunkApplicationPrintsWhatTheOriginalPrints() throws Exception {
    try (MockIdentityProvider provider = MockIdentityProvider.start()) {
      MockUser ada = provider.users(MockSystem.PULSE).get(0);
      String limited = provider.signIn(MockSystem.PULSE, ada);
      Outcome busy = Outcome.rateLimited(Duration.ofSeconds(7));
      provider.script(limited).then(busy, busy);
      String odd = provider.signIn(MockSystem.PULSE, ada);
      Outcome noId = Outcome.reply(200, Map.of("Content-Type", "application/json"), "{\"id\": {}}");
      provider.script(odd).then(noId, noId);
      List<String> arguments =
          List.of(
              provider.issuer().toString(),
              provider.credentials().clientId(),
              provider.credentials().clientSecret(),
              provider.token(MockSystem.OIDC),
              provider.baseUrl(MockSystem.PULSE).toString(),
              provider.token(MockSystem.PULSE),
              limited,
              odd);
      List<String> expected = run(System.getProperty("java.class.path"), arguments);
      assertEquals(8, expected.size(), expected::toString);
      assertEquals(expected, run(SHRUNK.toString(), arguments));
      List<String> agents =
          provider.requests().stream().flatMap(r -> r.header("User-Agent").stream()).toList();
      assertTrue(agents.stream().allMatch(agents.get(0)::equals), agents::toString);
    }
  }

  @Test
  void theApplicationIsShrunk() throws IOException {
    long libraries = 0;
    try (Stream<Path> jars = Files.list(SHRUNK.resolveSibling("libraries"))) {
      for (Path jar : jars.toList()) {
        libraries += Files.size(jar);
      }
    }
    long size = Files.size(SHRUNK);
    System.out.println(libraries + " bytes of jars are shrunk to " + size);
    assertTrue(size < libraries / 2, () -> "the jar has " + size + " bytes");
  }

  private List<String> run(String classPath, List<String> arguments) throws Exception {
    Path output = directory.resolve("output");
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-cp", classPath, "com.example.Main"));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int status = process.waitFor();
    List<String> lines = Files.readAllLines(output);
    assertEquals(0, status, lines::toString);
    return lines.stream().filter(line -> !line.startsWith("SLF4J")).toList();
  }
}
