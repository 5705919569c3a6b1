package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.MeException;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.FaultTable;
import io.github.mesdk.testkit.wire.FaultServer;
import io.github.mesdk.testkit.wire.WireFault;
import io.github.mesdk.token.TokenProvider;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a server does, the call ends in time, as docs/faults.md says, and harms no later one.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultsTest {
  private static final String ANSWER = "{\"userId\":7,\"email\":\"ada@example.com\"}";

  /** For faults that only a deadline ends. */
  private static final Duration SHORT = Duration.ofSeconds(1);

  /** For all others, however slow the machine is. */
  private static final Duration LONG = Duration.ofSeconds(20);

  /**
   * How much later than its deadline a call may end on a busy machine: what is meant to take half a
   * second would be noticed if it took twenty times as long.
   */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** How a question is asked. */
  enum Mode {
    BLOCKING {
      @Override
      AuthInfo ask(MeClient<AuthInfo> client, MeRequest request) {
        return client.me(request);
      }
    },
    ASYNC {
      @Override
      AuthInfo ask(MeClient<AuthInfo> client, MeRequest request) {
        try {
          return client.meAsync(request).join();
        } catch (CompletionException e) {
          throw (MeException) e.getCause();
        }
      }
    };

    abstract AuthInfo ask(MeClient<AuthInfo> client, MeRequest request);
  }

  private static MeClient<AuthInfo> client(FaultServer server) {
    return client(server, new OkHttpClient());
  }

  private static MeClient<AuthInfo> client(FaultServer server, OkHttpClient base) {
    OkHttpClient.Builder own =
        base.newBuilder().readTimeout(Duration.ZERO).writeTimeout(Duration.ZERO);
    if (server.fault().needsTls()) {
      own.sslSocketFactory(FaultServer.sslContext().getSocketFactory(), FaultServer.trustManager());
    }
    return MeClient.builder(Testiny.provider().at(server.baseUrl()))
        .retryPolicy(RetryPolicy.none())
        .tokenProvider(TokenProvider.of("the-token"))
        .httpClient(own.build())
        .build();
  }

  /** How a call ended, in the words of the document. */
  private static String end(Mode mode, MeClient<AuthInfo> client, Duration timeout) {
    long start = System.nanoTime();
    String end = end(() -> mode.ask(client, MeRequest.defaults().withTimeout(timeout)));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(timeout.plus(GRACE));
    return end;
  }

  private static String end(Supplier<AuthInfo> question) {
    try {
      assertThat(question.get().userId()).as("whose answer it is").isEqualTo(7);
      return "an answer";
    } catch (MeException failure) {
      return FaultTable.nameOf(failure);
    }
  }

  static Stream<Arguments> everyFaultInEveryMode() {
    Map<WireFault, String> table = FaultTable.read();
    return Stream.of(Mode.values())
        .flatMap(mode ->
            Stream.of(WireFault.values())
                .map(fault -> Arguments.of(mode, fault, table.getOrDefault(fault, "?"))));
  }

  @ParameterizedTest(name = "{1}, {0}")
  @MethodSource("everyFaultInEveryMode")
  void everyFaultEndsAsTheDocumentSays(Mode mode, WireFault fault, String expected) {
    Duration timeout = expected.contains("TIMEOUT") ? SHORT : LONG;
    OkHttpClient own = new OkHttpClient();
    try (FaultServer server = FaultServer.start(fault, ANSWER);
        MeClient<AuthInfo> client = client(server, own)) {
      assertThat(end(mode, client, timeout)).as(fault.name()).isEqualTo(expected);
      end(mode, client, SHORT); // in whatever, but in time and with nobody else's answer
      server.recover();
      assertThat(endWhenWell(mode, client)).as("after " + fault).isEqualTo("an answer");
      assertThat(
              own.connectionPool().connectionCount() - own.connectionPool().idleConnectionCount())
          .as("connections still in use")
          .isZero();
    }
  }

  /** A connection that still holds an answer costs the one call that finds it. */
  private static String endWhenWell(Mode mode, MeClient<AuthInfo> client) {
    String end = end(mode, client, LONG);
    return end.equals("an answer") ? end : end(mode, client, LONG);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"RESET_BEFORE_REPLY", "CLOSE_IN_BODY", "STATUS_ABC", "SILENT", "DRIP_HEADERS"})
  void aFaultOfTheWireIsWorthARetry(WireFault fault) {
    try (FaultServer server = FaultServer.start(fault, ANSWER);
        MeClient<AuthInfo> client = client(server)) {
      assertThat(failure(client, SHORT).retryable()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS_OTHER_HOST", "TLS_EXPIRED", "TLS_UNTRUSTED", "BODY_ENDLESS"})
  void aFaultOfTrustOrOfSizeIsNot(WireFault fault) {
    try (FaultServer server = FaultServer.start(fault, ANSWER);
        MeClient<AuthInfo> client = client(server)) {
      assertThat(failure(client, LONG).retryable()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "BODY_OF_40_MIB",
        "BODY_ENDLESS_IN_CHUNKS",
        "BODY_ENDLESS",
        "GZIP_BOMB",
        "GZIP_OF_NOTHING",
        "GZIP_NAME_ENDLESS",
        "CHUNK_EXTENSION_ENDLESS",
        "TRAILERS_ENDLESS"
      })
  void whatIsTooLargeIsRefusedForItsSize(WireFault fault) {
    try (FaultServer server = FaultServer.start(fault, ANSWER);
        MeClient<AuthInfo> client = client(server)) {
      assertThat(failure(client, LONG)).hasMessageContaining("larger than the client's limit");
    }
  }

  private static MeException failure(MeClient<AuthInfo> client, Duration timeout) {
    try {
      throw new AssertionError(client.me(MeRequest.defaults().withTimeout(timeout)));
    } catch (MeException failure) {
      return failure;
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.MATCH_ANY,
      names = {".*ENDLESS.*", "GZIP_.*", "HEADER.*"})
  void aServerWithinTlsIsBoundedAlike(WireFault fault) {
    try (FaultServer server = FaultServer.startWithTls(fault, ANSWER);
        MeClient<AuthInfo> client = trusting(server)) {
      assertThat(end(Mode.BLOCKING, client, LONG)).isEqualTo(FaultTable.read().get(fault));
    }
  }

  @Test
  void nobodyGetsAnAnswerThatLayInTheConnection() {
    for (int i = 0; i < 20; i++) {
      try (FaultServer server = FaultServer.startWithTls(WireFault.ANSWER_TWICE, ANSWER);
          MeClient<AuthInfo> client = trusting(server)) {
        assertThat(end(Mode.BLOCKING, client, LONG)).isEqualTo("an answer");
        assertThat(end(Mode.BLOCKING, client, SHORT)).isNotNull(); // and is not of user 666
        assertThat(server.connections()).isLessThanOrEqualTo(3);
      }
    }
  }

  @Test
  void aRetryGetsTheRightAnswerInTheUnaskedOnesPlace() {
    try (FaultServer server = FaultServer.start(WireFault.ANSWER_TWICE, ANSWER);
        MeClient<AuthInfo> client =
            MeClient.builder(Testiny.provider().at(server.baseUrl()))
                .tokenProvider(TokenProvider.of("the-token"))
                .build()) {
      for (int i = 0; i < 3; i++) {
        assertThat(client.me().userId()).isEqualTo(7);
      }
      assertThat(server.connections()).isEqualTo(3);
    }
  }

  private static MeClient<AuthInfo> trusting(FaultServer server) {
    OkHttpClient own =
        new OkHttpClient.Builder()
            .sslSocketFactory(
                FaultServer.sslContext().getSocketFactory(), FaultServer.trustManager())
            .build();
    return MeClient.builder(Testiny.provider().at(server.baseUrl()))
        .retryPolicy(RetryPolicy.none())
        .httpClient(own)
        .tokenProvider(TokenProvider.of("the-token"))
        .build();
  }

  @Test
  void goodConnectionsAreUsedAgainWithinTlsAndWithout() {
    WireFault harmless = WireFault.HEADER_FOLDED;
    for (FaultServer started :
        new FaultServer[] {
          FaultServer.start(harmless, ANSWER), FaultServer.startWithTls(harmless, ANSWER)
        }) {
      try (FaultServer server = started;
          MeClient<AuthInfo> client = trusting(server)) {
        for (int i = 0; i < 20; i++) {
          assertThat(end(Mode.BLOCKING, client, LONG)).isEqualTo("an answer");
        }
        assertThat(server.connections()).isEqualTo(1);
      }
    }
  }
}
