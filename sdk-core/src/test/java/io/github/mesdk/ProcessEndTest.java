package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testing.Servers;
import io.github.mesdk.testing.SilentServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program ends when its {@code main} does: no thread of the SDK holds it. */
class ProcessEndTest {
  @TempDir private Path folder;

  @Test
  void comesThoughTheClientIsOpenAndItsConnectionIdle() throws Exception {
    Path output = folder.resolve("output");
    try (MockWebServer server = new MockWebServer()) {
      server.enqueue(Servers.json(200, "{\"userId\":7}"));
      server.start();
      // By name, so that the resolver's threads are there too.
      Process process = CallingProcess.start(output, "http://localhost:" + server.getPort());
      try {
        // An idle connection is kept for minutes.
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ends by itself").isTrue();
        assertThat(Files.readString(output)).contains("7" + System.lineSeparator());
        assertThat(process.exitValue()).isZero();
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void comesThoughAnAsynchronousCallIsUnderWay() throws Exception {
    Path output = folder.resolve("output");
    try (SilentServer server = new SilentServer("")) {
      Process process = CallingProcess.start(output, server.origin("http").toString(), "async");
      try {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ends by itself").isTrue();
        assertThat(Files.readString(output)).contains("answered: false");
        assertThat(process.exitValue()).isZero();
      } finally {
        process.destroyForcibly();
      }
    }
  }
}
