package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.model.oidc.UserInfo;
import java.time.Duration;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** How often the keys are fetched while the issuer cannot publish them. */
class SigningKeysOutageTest extends UserInfoFixture {

  /** Returns how often the keys were fetched in {@code calls} calls, a second apart. */
  private int fetches(MeClient<UserInfo> client, int calls, Duration pause) {
    int before = server.getRequestCount();
    for (int i = 0; i < calls; i++) {
      assertThat(failure(() -> client.me(REQUEST)))
          .isInstanceOf(UnavailableException.class)
          .returns(true, MeException::retryable);
      clock.advance(pause);
    }
    return server.getRequestCount() - before - calls;
  }

  private void answerWithoutKeys() {
    String signed = Keys.signed(Keys.RSA, claims().build());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return String.valueOf(request.getTarget()).equals("/keys")
                ? reply(503, "text/plain", "")
                : reply(200, "application/jwt", signed);
          }
        });
  }

  @Test
  void beforeTheFirstSuccessAnOutageOfTheKeysIsNotHammered() {
    options.clientId("app");
    MeClient<UserInfo> client = client();
    answerWithoutKeys();
    assertThat(fetches(client, 20, Duration.ZERO)).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(fetches(client, 60, Duration.ofSeconds(1))).isEqualTo(5);
    assertThat(fetches(client, 10, Duration.ofSeconds(30))).isBetween(9, 10);
    server.setDispatcher(new QueueDispatcher());
    answerSigned(claims -> claims);
    server.enqueue(Keys.published(Keys.RSA));
    assertThat(client.me(REQUEST).sub()).isEqualTo("248");
  }
}
