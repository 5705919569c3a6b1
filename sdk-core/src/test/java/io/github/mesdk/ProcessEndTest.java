package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testing.Servers;
import io.github.mesdk.testing.SilentServer;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a program exits when {@code main} returns: no SDK thread keeps the JVM alive. */
class ProcessEndTest {
  @TempDir private Path folder;

  @Test
  void exitsWithAnOpenClientAndAnIdleConnection() throws Exception {
    Path output = folder.resolve("output");
    try (MockWebServer server = NoDelaySockets.newServer()) {
      server.enqueue(Servers.json(200, "{\"userId\":7}"));
      server.start();
      // A host name, so that the resolver's threads exist too.
      Process process = CallingProcess.start(output, "http://localhost:" + server.getPort());
      try {
        // OkHttp keeps an idle connection for minutes.
        assertThat(process.waitFor(30, TimeUnit.SECONDS))
            .as("the process exits by itself")
            .isTrue();
        assertThat(Files.readString(output)).contains("7" + System.lineSeparator());
        assertThat(process.exitValue()).isZero();
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void exitsWithAnAsynchronousCallInFlight() throws Exception {
    Path output = folder.resolve("output");
    try (SilentServer server = new SilentServer("")) {
      Process process = CallingProcess.start(output, server.origin("http").toString(), "async");
      try {
        assertThat(process.waitFor(30, TimeUnit.SECONDS))
            .as("the process exits by itself")
            .isTrue();
        assertThat(Files.readString(output)).contains("answered: false");
        assertThat(process.exitValue()).isZero();
      } finally {
        process.destroyForcibly();
      }
    }
  }
}
