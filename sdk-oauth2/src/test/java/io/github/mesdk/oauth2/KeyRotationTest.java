package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import io.github.mesdk.MeClient;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An issuer that rotates its keys, and tokens that only claim so. */
class KeyRotationTest extends UserInfoFixture {
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile MockResponse keys = Keys.published(Keys.RSA);
  private volatile String token = "";

  @BeforeEach
  void replyByPath() {
    options.clientId("app");
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (request.getTarget().equals("/keys")) {
              fetches.incrementAndGet();
              return keys;
            }
            return reply(200, "application/jwt", token);
          }
        });
  }

  private static RSAKey withoutId(RSAKey key) {
    return new RSAKey.Builder(key).keyID(null).build();
  }

  private UserInfo me(MeClient<UserInfo> client, RSAKey signer) {
    token = Keys.signed(signer, claims().build());
    return client.me(REQUEST);
  }

  @Test
  void aKeyThatRotatesRightAfterAFetchIsFetchedAtOnce() {
    MeClient<UserInfo> client = client();
    me(client, Keys.RSA);
    keys = Keys.published(Keys.OTHER);
    assertThat(me(client, Keys.OTHER).sub()).isEqualTo("248");
    assertThat(failure(() -> me(client, Keys.RSA))).isInstanceOf(UnexpectedResponseException.class);
    assertThat(fetches).hasValue(3);
  }

  @Test
  void aKeyWithoutAnIdThatRotatesIsFetchedAtOnceToo() {
    MeClient<UserInfo> client = client();
    keys = Keys.published(withoutId(Keys.RSA));
    me(client, withoutId(Keys.RSA));
    keys = Keys.published(withoutId(Keys.OTHER));
    assertThat(me(client, withoutId(Keys.OTHER)).sub()).isEqualTo("248");
    assertThat(fetches).hasValue(2);
    assertThat(failure(() -> me(client, withoutId(Keys.RSA))))
        .isInstanceOf(UnexpectedResponseException.class);
    assertThat(fetches).hasValue(3);
  }

  @Test
  void aWrongSignatureOfAKnownKeyCausesNoFetch() {
    MeClient<UserInfo> client = client();
    me(client, Keys.RSA);
    RSAKey forged = new RSAKey.Builder(Keys.OTHER).keyID("one").build();
    for (int i = 0; i < 10; i++) {
      assertThat(failure(() -> me(client, forged))).isInstanceOf(UnexpectedResponseException.class);
    }
    assertThat(fetches).hasValue(1);
  }

  /** Anyone can send a token with an unknown key. */
  @Test
  void unknownKeysCauseFiveFetchesAMinuteAndThenAFailureToRetry() {
    MeClient<UserInfo> client = client();
    me(client, Keys.RSA);
    for (int i = 0; i < SigningKeys.MAX_REFETCHES; i++) {
      assertThat(failure(() -> me(client, Keys.OTHER)))
          .isInstanceOf(UnexpectedResponseException.class);
    }
    for (int i = 0; i < 20; i++) {
      RSAKey signer = i % 2 == 0 ? Keys.OTHER : withoutId(Keys.OTHER);
      assertThat(failure(() -> me(client, signer)))
          .isInstanceOfSatisfying(
              TransportException.class,
              e -> assertThat(e.reason()).isEqualTo(TransportException.Reason.TOO_BUSY))
          .hasMessageContaining("is signed with an unknown key")
          .returns(true, MeException::retryable);
    }
    assertThat(me(client, Keys.RSA).sub()).isEqualTo("248");
    assertThat(me(client, withoutId(Keys.RSA)).sub()).isEqualTo("248");
    assertThat(fetches).hasValue(1 + SigningKeys.MAX_REFETCHES);
    clock.advance(SigningKeys.REFETCH_PERIOD);
    keys = Keys.published(Keys.OTHER);
    assertThat(me(client, Keys.OTHER).sub()).isEqualTo("248");
  }

  @Test
  void theFirstFetchForAnUnknownKeyCountsHoweverOldTheKeysAre() {
    MeClient<UserInfo> client = client();
    me(client, Keys.RSA);
    clock.advance(SigningKeys.MIN_FETCH_INTERVAL);
    for (int i = 0; i < SigningKeys.MAX_REFETCHES; i++) {
      assertThat(failure(() -> me(client, Keys.OTHER)))
          .isInstanceOf(UnexpectedResponseException.class);
    }
    assertThat(failure(() -> me(client, Keys.OTHER))).isInstanceOf(TransportException.class);
    assertThat(fetches).hasValue(1 + SigningKeys.MAX_REFETCHES);
  }

  @Test
  void anOutageDuringARotationIsAFailureToRetry() {
    MeClient<UserInfo> client = client();
    keys = Keys.published(withoutId(Keys.RSA));
    me(client, withoutId(Keys.RSA));
    keys = reply(503, "application/json", "");
    for (RSAKey signer : List.of(withoutId(Keys.OTHER), Keys.OTHER, withoutId(Keys.OTHER))) {
      assertThat(failure(() -> me(client, signer)))
          .isInstanceOf(UnavailableException.class)
          .returns(true, MeException::retryable);
    }
    assertThat(fetches).hasValue(2);
    assertThat(me(client, withoutId(Keys.RSA)).sub()).isEqualTo("248");
    clock.advance(Duration.ofSeconds(30));
    keys = Keys.published(Keys.OTHER);
    assertThat(me(client, Keys.OTHER).sub()).isEqualTo("248");
  }

  /** A key without an id seems to match each token. */
  @Test
  void anOutageDuringARotationOfOldKeysIsAFailureToRetryToo() {
    MeClient<UserInfo> client = client();
    keys = Keys.published(withoutId(Keys.RSA));
    me(client, withoutId(Keys.RSA));
    clock.advance(SigningKeys.MAX_AGE);
    keys = reply(503, "application/json", "");
    assertThat(failure(() -> me(client, withoutId(Keys.OTHER))))
        .isInstanceOf(UnavailableException.class);
    assertThat(me(client, withoutId(Keys.RSA)).sub()).isEqualTo("248");
  }

  @Test
  void aCallerThatWaitsTooLongForTheFetchOfAnotherTimesOut() {
    MeClient<UserInfo> client = client();
    keys = new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
    token = Keys.signed(Keys.RSA, claims().build());
    CompletableFuture<UserInfo> first = client.meAsync(REQUEST);
    Deadline deadline = soon();
    while (fetches.get() == 0) {
      assertThat(deadline.hasPassed()).isFalse();
      Thread.onSpinWait();
    }
    assertThat(failure(() -> client.me(REQUEST.withTimeout(Duration.ofSeconds(2)))))
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> assertThat(e.reason()).isEqualTo(TransportException.Reason.TIMEOUT))
        .hasMessageContaining("the issuer's keys were not fetched")
        .returns(true, MeException::retryable);
    assertThat(fetches).hasValue(1);
    first.cancel(true);
  }

  @Test
  void attemptsDuringAnOutageAreNotCountedAsFetchesForUnknownKeys() {
    MeClient<UserInfo> client = client();
    keys = reply(503, "application/json", "");
    for (long pause : new long[] {1, 2, 4, 8, 16}) {
      assertThat(failure(() -> me(client, Keys.RSA))).isInstanceOf(UnavailableException.class);
      clock.advance(Duration.ofSeconds(pause));
    }
    keys = Keys.published(Keys.RSA);
    me(client, Keys.RSA);
    keys = Keys.published(Keys.OTHER);
    assertThat(me(client, Keys.OTHER).sub()).isEqualTo("248");
    assertThat(fetches).hasValue(7);
  }

  @Test
  void callersThatMeetARotationTogetherShareOneFetch() throws Exception {
    MeClient<UserInfo> client = client();
    me(client, Keys.RSA);
    keys = Keys.published(Keys.OTHER);
    token = Keys.signed(Keys.OTHER, claims().build());
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<UserInfo>> calls = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        calls.add(() -> client.me(REQUEST));
      }
      for (Future<UserInfo> result : threads.invokeAll(calls)) {
        assertThat(result.get().sub()).isEqualTo("248");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(fetches).hasValue(2);
  }
}
