package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A filter of the tokens of requests. */
class TokenFilterTest {
  private final MockWebServer server = NoDelaySockets.newServer();
  private final List<String> checked = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private MeClient<AuthInfo> client(Consumer<AccessToken> filter) {
    return MeClient.builder(Testiny.provider().at(URI.create(server.url("/").toString())))
        .tokenProvider(TokenProvider.of("own-token"))
        .tokenFilter(token -> {
          checked.add(token.value());
          filter.accept(token);
        })
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  private static void refuse(AccessToken token) {
    throw UnauthenticatedException.of(
        "", ApiError.builder(401, ErrorKind.UNAUTHENTICATED).message("refused").build());
  }

  @Test
  void aTokenThatPassesIsSent() {
    server.enqueue(new MockResponse.Builder().body("{\"userId\":7}").build());
    assertThat(client(token -> {}).me(MeRequest.ofToken("one")).userId()).isEqualTo(7);
    assertThat(checked).containsExactly("one");
  }

  @Test
  void aRefusedTokenIsNotSent() {
    MeClient<AuthInfo> client = client(TokenFilterTest::refuse);
    MeException refused =
        catchThrowableOfType(MeException.class, () -> client.me(MeRequest.ofToken("one")));
    assertThat(refused)
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining("refused")
        .returns(0, MeException::attempts);
    assertThat(refused.provider()).contains("testiny");
    assertThatThrownBy(() -> client.meAsync(MeRequest.ofToken("one")).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(UnauthenticatedException.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void theClientsOwnTokenIsNotChecked() {
    server.enqueue(new MockResponse.Builder().body("{\"userId\":7}").build());
    assertThat(client(TokenFilterTest::refuse).me().userId()).isEqualTo(7);
    assertThat(checked).isEmpty();
  }

  @Test
  void anotherExceptionOfTheFilterEndsTheCallUnchanged() {
    IllegalStateException broken = new IllegalStateException("broken");
    MeClient<AuthInfo> client =
        client(token -> {
          throw broken;
        });
    assertThatThrownBy(() -> client.me(MeRequest.ofToken("one"))).isSameAs(broken);
    assertThat(server.getRequestCount()).isZero();
  }
}
