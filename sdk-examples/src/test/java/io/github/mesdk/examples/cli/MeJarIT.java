package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the packaged command as a process. */
@Timeout(120)
class MeJarIT {
  private static final Path JAR = Path.of(System.getProperty("me.jar"));

  private final MockIdentityProvider idp = MockIdentityProvider.start();

  @TempDir private Path directory;

  @AfterEach
  void stop() {
    idp.close();
  }

  private ProcessBuilder command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(JAR.toString());
    command.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().remove("ME_TOKEN");
    return process.redirectOutput(file("out").toFile()).redirectError(file("err").toFile());
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  private static Run run(ProcessBuilder command, Path out, Path err) throws Exception {
    Process process = command.start();
    process.getOutputStream().close();
    int status = process.waitFor();
    return new Run(status, Files.readString(out), Files.readString(err));
  }

  private Run me(String... arguments) throws Exception {
    return run(command(arguments), file("out"), file("err"));
  }

  private Run withToken(String token, String... arguments) throws Exception {
    ProcessBuilder command = command(arguments);
    command.environment().put("ME_TOKEN", token);
    return run(command, file("out"), file("err"));
  }

  @Test
  void runsTheDemo() throws Exception {
    Run run = me("demo");
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("PROVIDER", "oidc").doesNotContain("\u001b");
  }

  @Test
  void writesAnAnswerAsJsonToStdoutOnly() throws Exception {
    String base = idp.baseUrl(MockSystem.CLOUDBASE).toString();
    String token = idp.token(MockSystem.CLOUDBASE);
    Run run = withToken(token, "cloudbase", "--base-url", base, "--output", "identity");
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("{\n  \"provider\": \"cloudbase\",").endsWith("}\n");
  }

  @Test
  void verboseLogsEachAttemptToStderrWithoutTheToken() throws Exception {
    String base = idp.baseUrl(MockSystem.PULSE).toString();
    String token = idp.token(MockSystem.PULSE);
    Run run = withToken(token, "pulse", "--base-url", base, "-v");
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("pulse: attempt 1: status 200").doesNotContain(token);
    assertThat(run.out()).doesNotContain("attempt", token);
  }

  @Test
  void usesClientCredentialsAtADiscoveredIssuer() throws Exception {
    Path secret = Files.writeString(file("secret"), idp.credentials().clientSecret());
    Run run =
        me(
            "oidc",
            "--issuer",
            idp.issuer().toString(),
            "--client-id",
            idp.credentials().clientId(),
            "--client-secret-file",
            secret.toString(),
            "--output",
            "identity",
            "-v");
    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("{\n  \"provider\": \"oidc\",");
    idp.secrets().assertAbsentFrom(run.out() + run.err());
  }

  @Test
  void exitsWith64ForAUsageError() throws Exception {
    assertThat(me("testiny", "--nonsense").status()).isEqualTo(64);
    assertThat(me().status()).isEqualTo(64);
  }

  @Test
  void exitsWith77ForARejectedToken() throws Exception {
    String base = idp.baseUrl(MockSystem.RIVERGEN).toString();
    Run run = withToken("unknown-token", "rivergen", "--base-url", base);
    assertThat(run.status()).isEqualTo(77);
    assertThat(run.err()).startsWith("me: rivergen: unauthenticated: ").hasLineCount(1);
  }

  @Test
  void exitsWith78WithoutAToken() throws Exception {
    assertThat(me("testiny").status()).isEqualTo(78);
  }

  @Test
  void exitsWith69WhenTheConnectionIsRefused() throws Exception {
    String base = idp.baseUrl(MockSystem.PULSE).toString();
    idp.close();
    assertThat(withToken("a-token", "pulse", "--base-url", base).status()).isEqualTo(69);
  }

  @Test
  void exitsWith74WhenStdoutIsClosed() throws Exception {
    Process process = command("demo").redirectOutput(ProcessBuilder.Redirect.PIPE).start();
    process.getInputStream().close();
    assertThat(process.waitFor()).isEqualTo(74);
    assertThat(Files.readString(file("err"))).startsWith("me: demo: stdout was closed");
  }

  @Test
  void exitsWith130WhenInterrupted() throws Exception {
    Path status = Path.of("/proc/self/status");
    assumeTrue(Files.exists(status), "needs /proc to read which signals a process handles");
    try (MockWebServer silent = NoDelaySockets.newServer()) {
      silent.start();
      ProcessBuilder command = command("testiny", "--base-url", silent.url("").toString());
      command.environment().put("ME_TOKEN", "a-token");
      Process process = command.start();
      assertThat(silent.takeRequest(60, TimeUnit.SECONDS)).isNotNull();
      // A build that runs in the background may have inherited an ignored SIGINT.
      assumeTrue(handlesInterrupts(process.pid()), "SIGINT is ignored");
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      assertThat(process.waitFor()).isEqualTo(130);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void anInterruptStopsTheMockWithStatus130() throws Exception {
    Process process =
        command("mock", "--output", "json").redirectOutput(ProcessBuilder.Redirect.PIPE).start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.lines().takeWhile(line -> !line.equals("}"))).first().isEqualTo("{");
      assumeTrue(handlesInterrupts(process.pid()), "SIGINT is ignored");
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      assertThat(process.waitFor()).isEqualTo(130);
    } finally {
      process.destroyForcibly();
    }
    assertThat(file("err")).isEmptyFile();
  }

  private static boolean handlesInterrupts(long pid) throws IOException {
    String caught =
        Files.readAllLines(Path.of("/proc/" + pid + "/status"), StandardCharsets.US_ASCII).stream()
            .filter(line -> line.startsWith("SigCgt:"))
            .findFirst()
            .orElseThrow();
    long signals = Long.parseUnsignedLong(caught.substring("SigCgt:".length()).strip(), 16);
    return (signals & 0b10) != 0;
  }
}
