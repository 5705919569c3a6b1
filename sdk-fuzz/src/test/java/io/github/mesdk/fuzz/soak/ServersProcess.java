package io.github.mesdk.fuzz.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@link Servers}, seen from the process that asks them. */
final class ServersProcess implements AutoCloseable {
  private final Process process;
  private final Map<String, String> said = new LinkedHashMap<>();

  private ServersProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts the process and waits until its servers are up.
   *
   * @throws IOException if they do not come up
   */
  static ServersProcess start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    ServersProcess servers =
        new ServersProcess(
            new ProcessBuilder(java, "-Xmx512m", "-cp", classes, Servers.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    servers.listen();
    return servers;
  }

  private void listen() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    for (String line = lines.readLine(); ; line = lines.readLine()) {
      if (line == null) {
        throw new IOException("the servers did not start");
      }
      String[] words = line.split(" ", 2);
      if (words[0].equals(Servers.READY)) {
        return;
      }
      said.put(words[0], words[1]);
    }
  }

  /** What was said under this name. */
  String said(String name) {
    String value = said.get(name);
    if (value == null) {
      throw new IllegalStateException("the servers said nothing of " + name);
    }
    return value;
  }

  /** All that was said, in its order. */
  Map<String, String> said() {
    return said;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
