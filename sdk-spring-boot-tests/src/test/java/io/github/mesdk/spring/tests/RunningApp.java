package io.github.mesdk.spring.tests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An application on a free port of this machine. */
final class RunningApp implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;

  RunningApp(WebApplicationType type, Class<?> source, String... properties) {
    List<String> all = new ArrayList<>(List.of(properties));
    all.add("server.port=0");
    all.add("spring.main.banner-mode=off");
    all.add("spring.jmx.enabled=false");
    String[] arguments = all.stream().map(property -> "--" + property).toArray(String[]::new);
    context = new SpringApplicationBuilder(source).web(type).run(arguments);
  }

  /** Starts the application of this kind, which has no security chain of its own. */
  static RunningApp of(WebApplicationType type, String... properties) {
    boolean isServlet = type == WebApplicationType.SERVLET;
    return new RunningApp(type, isServlet ? ServletApp.class : ReactiveApp.class, properties);
  }

  ConfigurableApplicationContext context() {
    return context;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
    return send(request(path).header("Authorization", "Bearer " + token));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
        .timeout(Duration.ofMinutes(1));
  }

  int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    context.close();
  }
}
