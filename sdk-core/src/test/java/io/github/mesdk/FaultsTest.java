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
 * Tests that every wire fault ends a call in time and with the outcome in {@code docs/faults.md},
 * and that later calls are unaffected.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultsTest {
  private static final String ANSWER = "{\"userId\":7,\"email\":\"ada@example.com\"}";

  /** The timeout for faults that only the deadline ends. */
  private static final Duration SHORT = Duration.ofMillis(150);

  /** The timeout for all other faults, with room for a slow machine. */
  private static final Duration LONG = Duration.ofSeconds(20);

  /**
   * How long after its deadline a call may end on a busy machine. A step of half a second still
   * fails the test when it takes ten times as long.
   */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** How the client is called. */
  enum Mode {
    BLOCKING {
      @Override
      AuthInfo call(MeClient<AuthInfo> client, MeRequest request) {
        return client.me(request);
      }
    },
    ASYNC {
      @Override
      AuthInfo call(MeClient<AuthInfo> client, MeRequest request) {
        try {
          return client.meAsync(request).join();
        } catch (CompletionException e) {
          throw (MeException) e.getCause();
        }
      }
    };

    abstract AuthInfo call(MeClient<AuthInfo> client, MeRequest request);
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

  /** The outcome of a call, spelled as in the document. */
  private static String end(Mode mode, MeClient<AuthInfo> client, Duration timeout) {
    long start = System.nanoTime();
    String end = end(() -> mode.call(client, MeRequest.defaults().withTimeout(timeout)));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(timeout.plus(GRACE));
    return end;
  }

  private static String end(Supplier<AuthInfo> call) {
    try {
      assertThat(call.get().userId()).as("user id of the answer").isEqualTo(7);
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
  void everyFaultEndsAsDocumented(Mode mode, WireFault fault, String expected) {
    Duration timeout = expected.contains("TIMEOUT") ? SHORT : LONG;
    OkHttpClient own = new OkHttpClient();
    try (FaultServer server = FaultServer.start(fault, ANSWER);
        MeClient<AuthInfo> client = client(server, own)) {
      assertThat(end(mode, client, timeout)).as(fault.name()).isEqualTo(expected);
      end(mode, client, SHORT); // any outcome in time, but never the answer of another user
      server.recover();
      assertThat(endAfterRecovery(mode, client)).as("after " + fault).isEqualTo("an answer");
      assertThat(
              own.connectionPool().connectionCount() - own.connectionPool().idleConnectionCount())
          .as("connections still in use")
          .isZero();
    }
  }

  /** A connection that still holds an unsolicited response fails the one call that reuses it. */
  private static String endAfterRecovery(Mode mode, MeClient<AuthInfo> client) {
    String end = end(mode, client, LONG);
    return end.equals("an answer") ? end : end(mode, client, LONG);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"RESET_BEFORE_REPLY", "CLOSE_IN_BODY", "STATUS_ABC", "SILENT", "DRIP_HEADERS"})
  void aTransportFaultIsRetryable(WireFault fault) {
    try (FaultServer server = FaultServer.start(fault, ANSWER);
        MeClient<AuthInfo> client = client(server)) {
      assertThat(failure(client, SHORT).retryable()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS_OTHER_HOST", "TLS_EXPIRED", "TLS_UNTRUSTED", "BODY_ENDLESS"})
  void aFaultOfTrustOrSizeIsNotRetryable(WireFault fault) {
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
        "GZIP_EMPTY_ENDLESS",
        "GZIP_NAME_ENDLESS",
        "CHUNK_EXTENSION_ENDLESS",
        "TRAILERS_ENDLESS"
      })
  void anOversizedResponseFailsWithTheSizeLimit(WireFault fault) {
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
  void theLimitsApplyToATlsServerToo(WireFault fault) {
    try (FaultServer server = FaultServer.startWithTls(fault, ANSWER);
        MeClient<AuthInfo> client = trusting(server)) {
      assertThat(end(Mode.BLOCKING, client, LONG)).isEqualTo(FaultTable.read().get(fault));
    }
  }

  @Test
  void anUnsolicitedResponseIsNeverReturned() {
    for (int i = 0; i < 20; i++) {
      try (FaultServer server = FaultServer.startWithTls(WireFault.ANSWER_TWICE, ANSWER);
          MeClient<AuthInfo> client = trusting(server)) {
        assertThat(end(Mode.BLOCKING, client, LONG)).isEqualTo("an answer");
        assertThat(end(Mode.BLOCKING, client, SHORT)).isNotNull(); // and not the answer of user 666
        assertThat(server.connections()).isLessThanOrEqualTo(3);
      }
    }
  }

  @Test
  void aRetryReturnsTheRightAnswerAfterAnUnsolicitedResponse() {
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
  void healthyConnectionsAreReusedWithAndWithoutTls() {
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
