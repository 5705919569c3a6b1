package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeClientBuilder;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.provider.BodyDecoder;
import io.github.mesdk.provider.IdentityProviderBuilder;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client never receives an answer that another client accepted under other rules. */
@Timeout(60)
class SharedCacheTest {
  private static final MeRequest REQUEST = MeRequest.ofToken("the-same-token");

  private final MockWebServer server = NoDelaySockets.newServer();
  private final MeCache cache = MeCache.builder().build();

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder()
                .body("{\"sub\":\"mallory\",\"suspended\":true}")
                .build();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private IdentityProviderBuilder<UserInfo> provider() {
    return Oidc.builder(server.url("/userinfo").uri());
  }

  private MeClientBuilder<UserInfo> client(IdentityProviderBuilder<UserInfo> provider) {
    return MeClient.builder(provider.build()).answerCache(cache).retryPolicy(RetryPolicy.none());
  }

  /** Accepts no response about another subject than alice. */
  private static BodyDecoder aboutAlice() {
    return (contentType, body, deadline) -> {
      throw DecodeException.of("the response is about another subject");
    };
  }

  @Test
  void aClientWithADecoderIsNotGivenTheAnswerOfOneWithout() {
    assertThat(client(provider()).build().me(REQUEST).sub()).isEqualTo("mallory");
    MeClient<UserInfo> strict = client(provider().decoder(aboutAlice())).build();
    assertThat(catchThrowable(() -> strict.me(REQUEST))).isInstanceOf(DecodeException.class);
    assertThat(catchThrowable(() -> strict.meAsync(REQUEST).join()))
        .hasCauseInstanceOf(DecodeException.class);
  }

  @Test
  void aClientWithAFailureSignIsNotGivenTheAnswerOfOneWithout() {
    assertThat(client(provider()).build().me(REQUEST).sub()).isEqualTo("mallory");
    MeClient<UserInfo> strict =
        client(provider().failureWhen("suspended", true, ErrorKind.UNAUTHENTICATED)).build();
    assertThat(catchThrowable(() -> strict.me(REQUEST)))
        .isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void decodersAreSharedByIdentityAndNotByEquality() {
    record AlwaysEqual(int unused) implements BodyDecoder {
      @Override
      public byte[] decode(String contentType, byte[] body, Deadline deadline) {
        return body;
      }
    }
    BodyDecoder one = new AlwaysEqual(1);
    assertRequests(1, builder -> builder.decoder(one), builder -> builder.decoder(one));
    assertRequests(
        2, builder -> builder.decoder(one), builder -> builder.decoder(new AlwaysEqual(1)));
  }

  private void assertRequests(
      int expected,
      UnaryOperator<IdentityProviderBuilder<UserInfo>> first,
      UnaryOperator<IdentityProviderBuilder<UserInfo>> second) {
    cache.invalidateAll();
    int before = server.getRequestCount();
    Stream.of(first, second).forEach(one -> client(one.apply(provider())).build().me(REQUEST));
    assertThat(server.getRequestCount() - before).isEqualTo(expected);
  }

  @Test
  void clientsThatConnectWithDifferentOkHttpClientsDoNotShareAnswers() {
    OkHttpClient plain = new OkHttpClient();
    List<OkHttpClient> clients = List.of(plain, plain, plain.newBuilder().build());
    clients.forEach(one -> client(provider()).httpClient(one).build().me(REQUEST));
    assertThat(server.getRequestCount()).isEqualTo(2);
  }
}
