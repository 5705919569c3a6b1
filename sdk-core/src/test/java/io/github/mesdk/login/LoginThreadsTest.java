package io.github.mesdk.login;

import static io.github.mesdk.testing.Callers.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.cloudbase.Profile;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.token.FakeClock;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Concurrent callers share one token request. */
@Timeout(60)
class LoginThreadsTest {
  private final FakeClock clock = new FakeClock();
  private LoginServer server;
  private TokenProvider tokens;
  private MeClient<Profile> client;

  @BeforeEach
  void start() throws IOException {
    server = new LoginServer();
    tokens = clock.cached(server.login(LoginServer.signedIn()).clock(clock).buildUncached());
    client = MeClient.builder(CloudBase.at(server.origin())).tokenProvider(tokens).build();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** The endpoint replies only when all callers are waiting. */
  private void assertOneTokenRequest(ExecutorService threads, int callers) throws Exception {
    tokens.token();
    clock.advanceSeconds(7201);
    CountDownLatch open = new CountDownLatch(1);
    server.answerTokensWhen(open);
    assertThat(together(threads, callers, open, () -> tokens.token().value()))
        .hasSize(callers)
        .containsOnly("access-2");
    assertThat(server.tokenRequests()).isEqualTo(2);
  }

  @Test
  void fiftyThreadsWithAnExpiredTokenCostOneRequest() throws Exception {
    assertOneTokenRequest(Executors.newFixedThreadPool(50), 50);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void aThousandVirtualThreadsWithAnExpiredTokenCostOneRequest() throws Exception {
    ExecutorService virtual =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    assertOneTokenRequest(virtual, 1000);
  }

  @Test
  void fiftyConcurrentRejectionsCostOneRefreshAndFailNoCall() throws Exception {
    assertThat(client.me().sub()).contains("7");
    server.revoke(50);
    assertThat(
            together(
                Executors.newFixedThreadPool(50),
                50,
                new CountDownLatch(1),
                () -> client.me().identity().subject()))
        .hasSize(50)
        .containsOnly("7");
    assertThat(server.tokenRequests()).isEqualTo(2);
    assertThat(server.requests()).isEqualTo(2 + 1 + 50 + 50);
  }

  @Test
  void twentyReadsOfATokenThatIsValidForAMinuteCostOneRequest() {
    server.lifetime(60);
    for (int i = 0; i < 20; i++) {
      assertThat(tokens.token().value()).isEqualTo("access-1");
      clock.advanceSeconds(2);
    }
    assertThat(server.tokenRequests()).isEqualTo(1);
  }

  @Test
  void aRejectedExplicitTokenIsSentOnceAndKeepsTheLogin() {
    client.me();
    assertThat(
            catchThrowableOfType(
                UnauthenticatedException.class,
                () -> client.me(MeRequest.ofToken("of-somebody-else-0"))))
        .matches(failure -> failure.attempts() == 1);
    assertThat(server.requests()).isEqualTo(2 + 1);
    client.me();
    assertThat(server.tokenRequests()).isEqualTo(1);
  }
}
