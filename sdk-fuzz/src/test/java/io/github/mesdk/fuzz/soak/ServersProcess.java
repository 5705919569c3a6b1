package io.github.mesdk.fuzz.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The process of {@link Servers}, and the values that it printed. */
final class ServersProcess implements AutoCloseable {
  private final Process process;
  private final Map<String, String> values = new LinkedHashMap<>();

  private ServersProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts the process and waits until its servers have started.
   *
   * @throws IOException if they do not start
   */
  static ServersProcess start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    ServersProcess servers =
        new ServersProcess(
            new ProcessBuilder(java, "-Xmx512m", "-cp", classes, Servers.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    servers.readValues();
    return servers;
  }

  private void readValues() throws IOException {
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
      values.put(words[0], words[1]);
    }
  }

  /** The value printed for a key. */
  String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("the servers printed no value for " + name);
    }
    return value;
  }

  /** All printed values by key, in order. */
  Map<String, String> values() {
    return values;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
