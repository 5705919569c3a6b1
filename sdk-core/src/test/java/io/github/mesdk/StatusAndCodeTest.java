package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.testing.Files;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests over HTTP whether the status or a code decides what a failure is. */
@Tag("slow")
class StatusAndCodeTest {
  private final MockWebServer server = NoDelaySockets.newServer();
  private final AtomicInteger rejectedTokens = new AtomicInteger();
  private final List<Duration> waits = new ArrayList<>();

  /** One row of {@code status-and-code.csv}. */
  record Row(
      String status, String challenge, String body, String kind, String reason, String retried) {}

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<Row> rows() {
    return Files.text("status-and-code.csv")
        .lines()
        .skip(1)
        .map(line -> line.split("\\|", -1))
        .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]));
  }

  /** Providers whose own tables have no standard code. */
  private static List<IdentityProvider<? extends CurrentUser>> providers(URI address) {
    return List.of(
        Testiny.provider().at(address),
        Pulse.at(address),
        Krystal.provider().at(address),
        Oidc.userInfo(address),
        IdentityProvider.builder("own", UserInfo.class).baseUrl(address).build());
  }

  private ApiException failure(
      IdentityProvider<? extends CurrentUser> provider, int status, String challenge, String body) {
    MockResponse.Builder reply = new MockResponse.Builder().code(status).body(body);
    if (!challenge.isEmpty()) {
      reply.addHeader("WWW-Authenticate", challenge);
    }
    return failure(provider, reply.build());
  }

  private ApiException failure(
      IdentityProvider<? extends CurrentUser> provider, MockResponse reply) {
    Servers.alwaysSend(server, reply);
    MeArguments arguments =
        provider.name().equals("krystal") ? Krystal.subject("subject") : MeArguments.of();
    MeClient<?> client =
        MeClient.builder(provider)
            .tokenProvider(new RefreshingTokens())
            .waits(waits::add, () -> 0.5)
            .build();
    return catchThrowableOfType(ApiException.class, () -> client.me(arguments));
  }

  /** Returns a new token after each rejection. */
  private final class RefreshingTokens implements TokenProvider {
    @Override
    public AccessToken token() {
      return AccessToken.of("token-" + rejectedTokens);
    }

    @Override
    public void invalidate(AccessToken rejected) {
      rejectedTokens.incrementAndGet();
    }
  }

  private static void check(ApiException failure, Row row) {
    assertThat(failure.error().kind()).as(row.toString()).hasToString(row.kind());
    assertThat(failure.error().reason().map(Enum::name).orElse(""))
        .as(row.toString())
        .isEqualTo(row.reason());
    assertThat(failure.retryable()).as(row.toString()).isEqualTo(row.retried().equals("yes"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void decidesInThisOrder(Row row) {
    for (IdentityProvider<? extends CurrentUser> provider : providers(Servers.origin(server))) {
      waits.clear();
      rejectedTokens.set(0);
      ApiException failure =
          failure(provider, Integer.parseInt(row.status()), row.challenge(), row.body());
      check(failure, row);
      boolean isRejected =
          row.kind().equals("UNAUTHENTICATED") && !row.reason().equals("MFA_REQUIRED");
      assertThat(rejectedTokens).as(provider.name()).hasValue(isRejected ? 1 : 0);
      assertThat(waits).as(provider.name()).hasSize(row.retried().equals("yes") ? 2 : 0);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0007',
      value = {
        "cloudbase|500|{\"code\":4003,\"error\":\"unauthorized\"}|UNAUTHENTICATED|UNKNOWN|no",
        "cloudbase|500|{\"code\":\"what\",\"error\":\"invalid_grant\"}|UNAUTHENTICATED|INVALID|no",
        "cloudbase|503|{\"error\":\"invalid_token\"}|UNAVAILABLE||yes",
        "cloudbase|500|{\"code\":\"what\",\"error\":\"resource_exhausted\"}|RATE_LIMITED||yes",
        "cloudbase|401|{\"error\":\"invalid_token\"}|UNAUTHENTICATED|INVALID|no",
        "cloudbase|429|{\"error\":\"unauthorized\"}|RATE_LIMITED||yes",
        "cloudbase|302|{\"error\":\"unauthorized\"}|UNEXPECTED_RESPONSE||no",
        "testiny|403|{\"code\":\"AUTH_TOKEN_EXPIRED\"}|UNAUTHENTICATED|EXPIRED|no",
        "testiny|500|{\"code\":\"AUTH_TOKEN_EXPIRED\"}|UNAUTHENTICATED|EXPIRED|no",
        "testiny|401|{\"code\":\"API_ACCESS_DENIED\"}|PERMISSION_DENIED||no",
        "testiny|429|{\"code\":\"API_INTERNAL_ERROR\"}|RATE_LIMITED||yes",
        "testiny|407|{\"code\":\"API_ACCESS_DENIED\"}|UNEXPECTED_RESPONSE||no",
        "testiny|403|{\"code\":\"NEW\",\"error\":\"invalid_token\"}|UNAUTHENTICATED|INVALID|no",
        "rivergen|403|{\"detail\":\"Could not validate credentials\"}|PERMISSION_DENIED||no",
        "rivergen|401|{\"error\":\"access_denied\"}|UNAUTHENTICATED|UNKNOWN|no",
        "rivergen|503|{\"error\":\"access_denied\"}|UNAVAILABLE||yes",
      })
  void aCodeOfTheProvidersOwnTableOverrulesTheStatus(
      String name, int status, String body, String kind, String reason, String retried) {
    IdentityProvider<?> provider =
        switch (name) {
          case "testiny" -> Testiny.provider().at(Servers.origin(server));
          case "rivergen" -> RiverGen.provider().at(Servers.origin(server));
          default -> CloudBase.at(Servers.origin(server));
        };
    Row row = new Row("" + status, "", body, kind, reason == null ? "" : reason, retried);
    check(failure(provider, status, "", body), row);
  }

  @Test
  void aStandardCodeInAChallengeKeepsItsMeaningForAProviderWhoseTableHasIt() {
    ApiException failure =
        failure(CloudBase.at(Servers.origin(server)), 401, "Bearer error=\"invalid_request\"", "");
    assertThat(failure.error().kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
  }

  @Test
  void aCodeOfTheProvidersOwnTableIsFoundInAChallenge() {
    ApiException failure =
        failure(
            Testiny.provider().at(Servers.origin(server)),
            403,
            "Bearer error=AUTH_TOKEN_EXPIRED",
            "");
    assertThat(failure.error().reason()).contains(UnauthenticatedReason.EXPIRED);
    assertThat(failure.error().code()).contains("AUTH_TOKEN_EXPIRED");
  }

  @Test
  void theCodeThatATableKnowsIsReported() {
    IdentityProvider<?> cloudBase = CloudBase.at(Servers.origin(server));
    assertThat(
            failure(cloudBase, 500, "", "{\"code\":4003,\"error\":\"unauthorized\"}")
                .error()
                .code())
        .contains("unauthorized");
    assertThat(failure(cloudBase, 400, "", "{\"code\":4003,\"error\":\"new\"}").error().code())
        .contains("4003");
  }

  @Test
  void aRateLimitIsRetriedAfterTheRequestedWaitWhateverTheCode() {
    MockResponse reply =
        new MockResponse.Builder()
            .code(429)
            .addHeader("Retry-After", "1")
            .body("{\"error\":\"access_denied\"}")
            .build();
    ApiException failure = failure(Oidc.userInfo(Servers.origin(server)), reply);
    assertThat(failure.error().kind()).isEqualTo(ErrorKind.RATE_LIMITED);
    assertThat(waits).containsExactly(Duration.ofMillis(1_250), Duration.ofMillis(1_500));
  }
}
