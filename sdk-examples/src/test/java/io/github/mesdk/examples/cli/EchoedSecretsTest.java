package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testing.Disclosure;
import io.github.mesdk.testing.RandomSecret;
import io.github.mesdk.testing.SecretEncodings;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service repeats the token in each place from which the command shows text. */
class EchoedSecretsTest {
  private static final List<UnaryOperator<String>> ENCODINGS =
      List.copyOf(SecretEncodings.all().values());

  private final Random random = new Random(2049);
  private final MockWebServer server = NoDelaySockets.newServer();

  enum Place {
    CODE,
    MESSAGE,
    REQUEST_ID,
    HEADER,
    CONTENT_TYPE,
    MEMBER_NAME
  }

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static MockResponse reply(Place place, String text) {
    String json = Json.line(Map.of("t", text)).replaceAll("^\\{\"t\":|}$", "");
    String inHeader = text.replaceAll("[^\\x20-\\x7e]+", " ");
    return switch (place) {
      case CODE -> json(403, "{\"error\":" + json + ",\"code\":" + json + "}");
      case MESSAGE -> json(403, "{\"message\":" + json + ",\"error_description\":" + json + "}");
      case REQUEST_ID -> json(403, "{\"request_id\":" + json + "}");
      case HEADER ->
          new MockResponse.Builder().code(503).addHeaderLenient("X-Request-Id", inHeader).build();
      case CONTENT_TYPE ->
          new MockResponse.Builder().addHeaderLenient("Content-Type", "text/" + inHeader).build();
      case MEMBER_NAME -> json(200, "{" + json + ":1," + json + ":2}");
    };
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void theTokenIsNotWritten(Place place) {
    for (int round = 0; round < 30; round++) {
      List<RandomSecret> tokens = RandomSecret.tokens(random);
      RandomSecret token = tokens.get(random.nextInt(tokens.size()));
      String text = ENCODINGS.get(random.nextInt(ENCODINGS.size())).apply(token.value());
      server.enqueue(reply(place, text));
      boolean isOidc = round % 2 == 0;
      Run run =
          Run.me(
              Map.of("ME_TOKEN", token.value()),
              isOidc ? "oidc" : "testiny",
              isOidc ? "--userinfo-url" : "--base-url",
              server.url("/").toString(),
              "-v",
              "--stacktrace",
              "--max-attempts=1",
              "--output",
              round % 3 == 0 ? "text" : "json");
      String shown = run.out() + run.err();
      assertThat(run.status()).as(shown).isNotZero();
      assertThat(run.err()).contains("attempt 1");
      assertThat(Disclosure.of(List.of(token)).isIn(shown))
          .as("%s of %s: %s", place, token.value(), shown)
          .isFalse();
      assertThat(run.err().lines().filter(line -> !line.startsWith("\t")))
          .noneMatch(line -> line.matches(".*[\\p{Cntrl}\\p{Cf}].*"));
    }
  }
}
