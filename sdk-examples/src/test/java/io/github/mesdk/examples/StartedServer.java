package io.github.mesdk.examples;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A server that {@code .ci/servers} starts on a free loopback port, and the requests of a person.
 */
final class StartedServer implements AutoCloseable {
  private static final String SCRIPT = "../.ci/servers";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final List<String> urlAndKey;

  /** Starts the server of this name, which takes seconds. */
  StartedServer(String name) {
    File log = new File("target", name + "-server.log");
    try {
      process = new ProcessBuilder(SCRIPT, name).redirectError(log).start();
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      // Parse Server writes warnings to stdout.
      String written = out.lines().filter(line -> line.startsWith("http:")).findFirst().orElse("");
      if (written.isEmpty()) {
        throw new AssertionError(name + " did not start; run .ci/servers, and see " + log);
      }
      urlAndKey = List.of(written.split(" ", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return URI.create(urlAndKey.get(0));
  }

  /** Returns what the server wrote after its URL. */
  String key() {
    return urlAndKey.get(1);
  }

  /** Sends a request with these headers, as alternating names and values. */
  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .headers(headers)
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Stops the server, and returns when it has ended. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    process.onExit().join();
  }
}
