package io.github.mesdk.oauth2.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.oauth2.OAuth2IssuerBuilder;
import io.github.mesdk.oauth2.ShiftedClock;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** DPoP at a certified OpenID provider that demands a nonce at both endpoints. */
@EnabledIf(value = OidcProvider.IS_AVAILABLE, disabledReason = OidcProvider.SKIPPED)
@ExtendWith(Servers.class)
@Timeout(300)
class OidcProviderDpopTest extends DpopFixture {
  private static final int CALLERS = 64;

  private OAuth2Issuer issuer;

  @BeforeEach
  void discover(OidcProvider running) {
    OAuth2IssuerBuilder builder = OAuth2Issuer.builder(running.issuer());
    issuer = ShiftedClock.withoutPauses(builder).discover();
  }

  @Override
  OAuth2Issuer issuer() {
    return issuer;
  }

  @Override
  Map<String, String> person() {
    return Map.of("login", "ada", "password", "sample");
  }

  /** No caller knows a nonce at first. Each is challenged, and repeats its request once. */
  @Test
  void aDemandedNonceCostsEachOfManyCallersOneRepetition() throws Exception {
    signIn();
    List<Integer> requests = Collections.synchronizedList(new ArrayList<>());
    MeClient<UserInfo> client =
        MeClient.builder(issuer.userInfo())
            .tokenProvider(refreshing(store))
            .listener(
                new MeListener() {
                  @Override
                  public void callEnded(MeEvent event) {
                    requests.add(event.requestsSent().orElse(-1));
                  }
                })
            .build();
    CyclicBarrier start = new CyclicBarrier(CALLERS);
    Callable<String> caller =
        () -> {
          start.await();
          return client.me().sub();
        };
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try {
      for (Future<String> answer : threads.invokeAll(Collections.nCopies(CALLERS, caller))) {
        assertThat(answer.get()).isEqualTo("ada");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(requests).hasSize(CALLERS).contains(2).allMatch(sent -> sent == 1 || sent == 2);
    client.me();
    assertThat(requests.get(CALLERS)).isEqualTo(1);
    System.out.println("requests of 64 callers: " + requests);
  }

  @Test
  void aLoginOnAnotherDeviceIsBound() {
    OAuth2Client client = OAuth2Client.none("sdk-device");
    issuer
        .deviceLogin(client, store)
        .scope("openid offline_access")
        .dpop()
        .build()
        .signIn(
            prompt -> new Browser(person()).visit(prompt.verificationUriComplete().orElseThrow()),
            Deadline.after(Duration.ofMinutes(1)));
    store(stored().orElseThrow().withoutAccessToken());
    assertThat(stored().orElseThrow().proofKey()).isPresent();
    assertThat(me(issuer.refreshing(client, store).build()).me().sub()).isEqualTo("ada");
  }
}
