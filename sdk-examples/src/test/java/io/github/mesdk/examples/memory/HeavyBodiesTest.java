package io.github.mesdk.examples.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that 64 concurrent callers with a heap of 64 MiB get an answer or a {@code MeException} for
 * every body within the limit, and that ordinary calls work after it.
 */
@Tag("slow")
@Timeout(300)
class HeavyBodiesTest {
  private static final String JWT = "eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiIxIn0.c2ln";

  private static final List<String> PLACES =
      List.of(
          "answer",
          "failure",
          "rejection",
          "envelope",
          "token",
          "issuer-token",
          "metadata",
          "keys");

  private static final List<String> KINDS =
      List.of("text", "members", "objects", "medium", "nested", "page");

  @TempDir Path folder;
  private final MockWebServer server = NoDelaySockets.newServer();

  @BeforeEach
  void start() throws Exception {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String[] path = request.getUrl().encodedPath().split("/", 4);
            return switch (path[1]) {
              case "refusal" -> json(401, "{\"code\":\"API_KEY_INVALID\"}");
              case "signed" -> response(200, "application/jwt", JWT);
              default -> heavy(path[1], path[2]);
            };
          }
        });
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static MockResponse json(int status, String body) {
    return response(status, "application/json", body);
  }

  private MockResponse heavy(String place, String body) {
    String members =
        switch (place) {
          case "answer" -> "'userId':7";
          case "envelope" -> "'user':{'id':'7'}";
          case "token", "issuer-token" ->
              "'access_token':'a','token_type':'Bearer','expires_in':60";
          case "metadata" -> "'issuer':'" + server.url("/metadata/" + body) + "'";
          case "keys" -> "'keys':[]";
          default -> "'code':'API_KEY_INVALID','message':'no'";
        };
    int status = place.equals("failure") ? 500 : place.equals("rejection") ? 401 : 200;
    String type = body.equals("page") ? "text/html" : "application/json";
    String text = HeavyBodies.of(body, members.replace('\'', '"'));
    return response(status, type, text);
  }

  private static MockResponse response(int status, String type, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", type)
        .body(body)
        .build();
  }

  /** Some combinations, or all if a system property says so. */
  private static Stream<Arguments> bodies() {
    return Boolean.getBoolean("mesdk.hostile.all")
        ? PLACES.stream().flatMap(place -> KINDS.stream().map(kind -> arguments(place, kind)))
        : Stream.of(
            arguments("failure", "page"),
            arguments("rejection", "objects"),
            arguments("answer", "members"),
            arguments("envelope", "nested"),
            arguments("token", "objects"),
            arguments("issuer-token", "text"),
            arguments("metadata", "objects"),
            arguments("keys", "objects"),
            arguments("answer", "medium"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void sixtyFourCallersGetAnAnswerOrAMeExceptionAndTheNextHundredToo(String place, String kind)
      throws Exception {
    Path output = folder.resolve("output");
    Process process = start(output, place, kind);
    try {
      assertThat(process.waitFor(240, TimeUnit.SECONDS)).as("the process exits by itself").isTrue();
      List<String> printed = Files.readAllLines(output);
      assertThat(printed).hasSize(3).endsWith("{UnauthenticatedException=100}", "alive");
      assertThat(printed.get(0)).matches("\\{((success|[A-Z]\\w+Exception)=\\d+(, )?)+}");
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(Path output, String place, String kind) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-Xmx64m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(HeavyCalls.class.getName(), server.url("/").toString(), place, kind));
    ProcessBuilder builder = new ProcessBuilder(command);
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }
}
