package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.error.MeException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.testing.Files;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests over HTTP which wait a client reads from the headers of a failure. */
class RequestedWaitTest {
  /** 784111777 as a Unix time. */
  private static final String NOW = "Sun, 06 Nov 1994 08:49:37 GMT";

  /** 1795878402 as a Unix time. */
  private static final String NOW_IN_2026 = "Sat, 28 Nov 2026 15:06:42 GMT";

  private final MockWebServer server = NoDelaySockets.newServer();
  private final List<Duration> waits = new ArrayList<>();

  /** One row of {@code requested-wait.csv}: a failure and the wait to read from it. */
  record Row(int status, List<String> headers, Optional<Duration> requested) {}

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<Row> rows() {
    return Files.text("requested-wait.csv").lines().skip(1).map(RequestedWaitTest::row);
  }

  private static Row row(String line) {
    int first = line.indexOf(';');
    int last = line.lastIndexOf(';');
    String wait = line.substring(last + 1);
    return new Row(
        Integer.parseInt(line.substring(0, first)),
        List.of(line.substring(first + 1, last).split(" \\| ", -1)),
        wait.isEmpty() ? Optional.empty() : Optional.of(Duration.parse(wait)));
  }

  private MeException failure(
      IdentityProvider<? extends CurrentUser> provider,
      String date,
      int status,
      List<String> headers) {
    for (int attempts = 0; attempts < 3; attempts++) {
      MockResponse.Builder reply = new MockResponse.Builder().code(status).addHeader("Date", date);
      headers.forEach(reply::addHeader);
      server.enqueue(reply.build());
    }
    MeClient<?> client =
        MeClient.builder(provider)
            .tokenProvider(TokenProvider.of("t"))
            .timeout(Duration.ofDays(3))
            .waits(waits::add, () -> 0.5)
            .build();
    return catchThrowableOfType(MeException.class, client::me);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isReadFromTheHeaders(Row row) {
    URI address = Servers.origin(server);
    if (row.status() == 200) { // an empty answer: its headers request nothing
      assertThat(failure(Oidc.userInfo(address), NOW, 200, row.headers()).retryAfter()).isEmpty();
      return;
    }
    MeException failure = failure(Pulse.at(address), NOW, row.status(), row.headers());
    assertThat(failure.retryAfter()).isEqualTo(row.requested());
    if (failure.retryable()) {
      assertThat(waits.get(0)).isEqualTo(row.requested().orElse(Duration.ZERO).plusMillis(250));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1795878405, PT3S",
    "1795878404.123, PT3S",
    "1795878402, PT0S",
    "1795878400, PT0S",
    "1795882002, PT1H",
    "1795882003,",
    "1795878405000,",
    "1000000000, PT0S",
  })
  void aUnixTimeIsReadWithTheClockOfTheServer(String reset, Duration wait) {
    for (String header : List.of("X-RateLimit-Reset", "X-Rate-Limit-Reset", "RateLimit-Reset")) {
      MeException failure =
          failure(
              Oidc.userInfo(Servers.origin(server)),
              NOW_IN_2026,
              429,
              List.of(header + ": " + reset));
      assertThat(failure.retryAfter()).as(header).isEqualTo(Optional.ofNullable(wait));
    }
  }

  @Test
  void aUnixTimeInThePastIsHarmlessWithoutADate() {
    MeException failure =
        failure(
            Oidc.userInfo(Servers.origin(server)),
            "garbage",
            429,
            List.of("X-RateLimit-Reset: 1000000001"));
    assertThat(failure.retryAfter()).contains(Duration.ZERO);
  }
}
