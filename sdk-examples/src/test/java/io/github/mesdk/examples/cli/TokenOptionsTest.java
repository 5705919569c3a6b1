package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenOptionsTest {
  /** Daemon threads, so that a blocked pipe never keeps the build running. */
  private static final Executor OWN_THREAD =
      task -> {
        Thread thread = new Thread(task, "pipe");
        thread.setDaemon(true);
        thread.start();
      };

  private final MockIdentityProvider idp = MockIdentityProvider.start();
  private final String token = idp.token(MockSystem.TESTINY);
  private final String base = idp.baseUrl(MockSystem.TESTINY).toString();

  @TempDir private Path directory;

  @AfterEach
  void stop() {
    idp.close();
  }

  private Run me(Map<String, String> environment, String stdin, String... options) {
    Stream<String> command = Stream.of("testiny", "--base-url", base);
    return Run.me(
        environment, stdin, Stream.concat(command, Stream.of(options)).toArray(String[]::new));
  }

  private String file(String content) throws IOException {
    return Files.writeString(directory.resolve("token"), content).toString();
  }

  @Test
  void isReadFromTheDefaultVariable() {
    assertThat(me(Map.of("ME_TOKEN", token), "").status()).isZero();
  }

  @Test
  void isReadFromANamedVariable() {
    Run run = me(Map.of("ME_TOKEN", "wrong", "KEY", token), "", "--token-env", "KEY");
    assertThat(run.status()).isZero();
  }

  @Test
  void isReadFromAFileWithoutItsLineEnd() throws IOException {
    assertThat(me(Map.of(), "", "--token-file", file(token + "\n")).status()).isZero();
  }

  @Test
  void isReadFromStdin() {
    assertThat(me(Map.of(), token + "\r\n", "--token-stdin").status()).isZero();
  }

  @Test
  void isReadWithoutAByteOrderMark() throws IOException {
    String marked = "\uFEFF" + token + "\r\n";
    assertThat(me(Map.of(), marked, "--token-stdin").status()).isZero();
    assertThat(me(Map.of(), "", "--token-file", file(marked)).status()).isZero();
    assertThat(me(Map.of("ME_TOKEN", "\uFEFF"), "").err()).contains("ME_TOKEN is empty");
  }

  @Test
  void isReadAgainFromAFileWhenRejected() throws IOException {
    String file = file("old");
    try (MockWebServer server = NoDelaySockets.newServer()) {
      server.setDispatcher(new Rotation(Path.of(file)));
      server.start();
      String url = server.url("/api").toString();
      Run run = Run.me(Map.of(), "testiny", "--base-url", url, "--token-file", file);
      assertThat(run.err()).isEmpty();
      assertThat(run.status()).isZero();
      assertThat(server.getRequestCount()).isEqualTo(2);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void isReadFromAPipeOnce() throws Exception {
    assertThat(throughAPipe(token).status()).isZero();
    assertThat(idp.requests()).hasSize(1);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void isNotReadAgainFromAPipeWhenRejected() throws Exception {
    Run run = throughAPipe("unknown-token");
    assertThat(run.err()).contains("testiny: unauthenticated: ").hasLineCount(1);
    assertThat(run.status()).isEqualTo(77);
    assertThat(idp.requests()).hasSize(1);
  }

  /** Passes the token in a pipe. The command would block forever if it opened the pipe again. */
  private Run throughAPipe(String content) throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    CompletableFuture<Path> written =
        CompletableFuture.supplyAsync(() -> write(pipe, content + "\n"), OWN_THREAD);
    Run run =
        CompletableFuture.supplyAsync(
                () -> me(Map.of(), "", "--token-file", pipe.toString()), OWN_THREAD)
            .get(30, TimeUnit.SECONDS);
    written.get(30, TimeUnit.SECONDS);
    return run;
  }

  private static Path write(Path file, String content) {
    try {
      return Files.writeString(file, content, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rejects the old token and puts the new one into the file. */
  private static final class Rotation extends Dispatcher {
    private final Path file;

    Rotation(Path file) {
      this.file = file;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      if ("new".equals(request.getHeaders().get("X-Api-Key"))) {
        return new MockResponse.Builder().body("{\"userId\":7}").build();
      }
      write(file, "new");
      String body = "{\"code\":\"AUTH_TOKEN_EXPIRED\"}";
      return new MockResponse.Builder().code(403).body(body).build();
    }
  }

  @Test
  void isStatus78WhenMissingAndNothingIsSent() {
    Run run = me(Map.of(), "", "--output", "json");
    assertThat(run.status()).isEqualTo(78);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "{\"provider\":\"testiny\",\"kind\":\"token\",\"message\":\"the environment variable"
                + " ME_TOKEN is not set; put the access token there\",\"attempts\":0,"
                + "\"retryable\":false}");
    assertThat(me(Map.of("ME_TOKEN", " "), "").err()).contains("ME_TOKEN is empty");
    assertThat(me(Map.of(), "", "--token-stdin").err()).contains("token: stdin is empty");
    assertThat(me(Map.of(), "", "--token-file", "/no/such").err()).contains("does not exist");
    String folder = directory.toString();
    assertThat(me(Map.of(), "", "--token-file", folder).err()).contains("cannot be read");
    assertThat(idp.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cr3t\ns3cr3t", "s3cr3t s3cr3t", "s3cr3t\u00fc", "s3cr3t\u0000x"})
  void isStatus64AndNotShownWhenInvalidInAHeader(String bad) throws IOException {
    String file = file(bad);
    assertThat(
            Stream.of(
                me(Map.of("ME_TOKEN", bad), ""),
                me(Map.of(), bad, "--token-stdin"),
                me(Map.of(), "", "--token-file", file)))
        .allSatisfy(run -> {
          assertThat(run.err())
              .contains("testiny: usage: ", "no header can carry")
              .doesNotContain("s3cr3t");
          assertThat(run.status()).isEqualTo(64);
        });
    assertThat(idp.requests()).isEmpty();
  }

  @Test
  void isStatus64WhenTheFileIsTooLarge() throws IOException {
    Run run = me(Map.of(), "", "--token-file", file("x".repeat(64 * 1024 + 1)));
    assertThat(run.status()).isEqualTo(64);
    assertThat(run.err()).contains("has over 65536 bytes");
  }
}
