package io.github.mesdk.spring.tests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.SpringVersion;

/** The chain of the starter knows bearer tokens only, and takes no path from the application. */
class DefaultChainTest {
  private static MockIdentityProvider kit;

  @BeforeAll
  static void start() {
    kit = MockIdentityProvider.start();
  }

  @AfterAll
  static void stop() {
    kit.close();
  }

  private static RunningApp app(WebApplicationType type) {
    return RunningApp.of(
        type,
        "mesdk.provider=pulse",
        "mesdk.base-url=" + kit.baseUrl(MockSystem.PULSE),
        "mesdk.timeout=30s",
        "mesdk.security.permit-all=/open/**");
  }

  private static HttpRequest.Builder post(RunningApp app, String path) {
    return app.request(path).POST(HttpRequest.BodyPublishers.ofString(""));
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVLET", "REACTIVE"})
  void aSessionSignsNoRequestIn(WebApplicationType type) throws Exception {
    try (RunningApp app = app(type)) {
      HttpResponse<String> open = app.get("/open/session");
      String cookie = open.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
      for (String path : new String[] {"/principal", "/admin", "/reactive/admin"}) {
        HttpResponse<String> response = app.send(app.request(path).header("Cookie", cookie));
        assertThat(response.statusCode()).as(path).isEqualTo(401);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVLET", "REACTIVE"})
  void thePathOfALogoutBelongsToTheApplication(WebApplicationType type) throws Exception {
    try (RunningApp app = app(type)) {
      assertThat(app.get("/logout").statusCode()).isEqualTo(401);
      assertThat(app.send(post(app, "/logout")).statusCode()).isEqualTo(401);
      String bearer = "Bearer " + kit.token(MockSystem.PULSE);
      HttpResponse<String> response =
          app.send(post(app, "/logout").header("Authorization", bearer));
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).startsWith("logged out ");
    }
  }

  /** Tomcat rejects such a name. A URI has no host then. */
  @Test
  void aHostWithAnUnderscoreSelectsItsClient() throws Exception {
    try (RunningApp app =
        RunningApp.of(
            WebApplicationType.REACTIVE,
            "mesdk.clients.staff.timeout=30s",
            "mesdk.clients.staff.provider=pulse",
            "mesdk.clients.staff.base-url=" + kit.baseUrl(MockSystem.PULSE),
            "mesdk.clients.staff.hosts=staff_api")) {
      // Spring Framework 6 refuses such a host before any filter.
      boolean isRefused = String.valueOf(SpringVersion.getVersion()).startsWith("6.");
      assertThat(statusLine(app, "staff_api:8080")).contains(isRefused ? " 400 " : " 200 ");
      assertThat(statusLine(app, "staff_api")).contains(isRefused ? " 400 " : " 200 ");
      assertThat(statusLine(app, "guest_api:8080")).contains(isRefused ? " 400 " : " 401 ");
    }
  }

  /** The HTTP client of the JDK sets no {@code Host} of the caller. */
  private static String statusLine(RunningApp app, String host) throws IOException {
    String request =
        """
        GET /me HTTP/1.1\r
        Host: %s\r
        Authorization: Bearer %s\r
        Connection: close\r
        \r
        """
            .formatted(host, kit.token(MockSystem.PULSE));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), app.port())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      String response = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      return response.lines().findFirst().orElseThrow();
    }
  }
}
