package io.github.mesdk.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.testing.Files;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every row of the systems' {@code login-errors.csv}, over real HTTP. */
class LoginErrorsTest {
  private static final Optional<StoredTokens> LOGIN = Optional.of(StoredTokens.of("refresh-0"));

  /** One row: the reply of the endpoint, the resulting exception, and whether the login is kept. */
  private record Row(
      String grant,
      int status,
      String file,
      String code,
      Class<? extends MeException> type,
      boolean retryable,
      boolean kept) {

    static Row parse(String line) {
      String[] cells = line.split(",", -1);
      return new Row(
          cells[0],
          Integer.parseInt(cells[1]),
          cells[2],
          cells[3],
          cells[4].equals("TOKEN") ? TokenException.class : UnauthenticatedException.class,
          Boolean.parseBoolean(cells[5]),
          cells[6].equals("kept"));
    }

    /** Whether the code is only in a challenge, as from a gateway. */
    boolean isChallenge() {
      return file.equals("challenge");
    }

    MockResponse reply(String system) {
      if (isChallenge()) {
        return new MockResponse.Builder()
            .code(status)
            .addHeader("WWW-Authenticate", "Bearer realm=\"gate\", error=\"" + code + "\"")
            .build();
      }
      String body = file.isEmpty() ? "" : Files.text(system + "/" + file).replace("__CODE__", code);
      return Servers.json(status, body);
    }
  }

  private static LoginBuilder login(Row row, URI origin, TokenStore store) {
    return switch (row.grant()) {
      case "cloudbase" -> CloudBaseLogin.refreshing(CloudBase.at(origin), store);
      case "program" -> CloudBaseLogin.clientCredentials(CloudBase.at(origin), "id", "5ecret");
      case "rivergen" -> RiverGenLogin.refreshing(RiverGen.provider().at(origin), store);
      case "password" -> PulseLogin.withPassword(Pulse.at(origin), "ada@example.com", "5ecret");
      case "key" -> PulseLogin.withApiKey(Pulse.at(origin), "key", "5ecret");
      default -> throw new AssertionError(row);
    };
  }

  @TestFactory
  Stream<DynamicTest> eachRowOfTheTableIsMappedToItsException() {
    return Stream.of("cloudbase", "rivergen", "pulse")
        .flatMap(system ->
            Files.text(system + "/login-errors.csv")
                .lines()
                .skip(1)
                .map(Row::parse)
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> check(system, row))));
  }

  private static void check(String system, Row row) throws Exception {
    Deadline far = Deadline.after(Duration.ofMinutes(1));
    TokenStore store = TokenStore.inMemory();
    store.update(far, none -> LOGIN);
    try (MockWebServer server = NoDelaySockets.newServer()) {
      server.enqueue(row.reply(system));
      server.start();
      var source = login(row, Servers.origin(server), store).buildUncached();
      MeException failure = catchThrowableOfType(MeException.class, source::token);
      assertThat(failure).isInstanceOf(row.type());
      assertThat(failure.retryable()).isEqualTo(row.retryable());
      assertThat(failure.getMessage().contains(row.code()) || row.isChallenge()).isTrue();
      assertThat(failure instanceof ApiException || failure.getCause() instanceof MeException)
          .isTrue();
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
    assertThat(store.read(far)).isEqualTo(row.kept() ? LOGIN : Optional.empty());
  }
}
