package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect.Stall;
import org.junit.jupiter.api.Test;

class MeClientTest extends TestinyServer {

  /** Returns scripted tokens and records the rejected ones. */
  private static final class ScriptedTokens implements TokenProvider {
    private final Deque<String> tokens;
    private final List<AccessToken> rejected = new ArrayList<>();

    ScriptedTokens(String... tokens) {
      this.tokens = new ArrayDeque<>(List.of(tokens));
    }

    @Override
    public AccessToken token() {
      return AccessToken.of(tokens.size() > 1 ? tokens.pop() : tokens.peek());
    }

    @Override
    public void invalidate(AccessToken token) {
      rejected.add(token);
    }
  }

  @Test
  void aLambdaIsAClient() throws Exception {
    AuthInfo sample = AuthInfo.builder().userId(7).build();
    try (MeClient<AuthInfo> fake = request -> sample) {
      assertThat(fake.me()).isSameAs(sample);
      assertThat(fake.me(MeRequest.ofToken("x").withTimeout(Duration.ofSeconds(1))))
          .isSameAs(sample);
    }
  }

  @Test
  void prefersTheTokenOfTheRequest() throws Exception {
    answer(200, "{\"userId\":1}");
    builder().build().me(MeRequest.ofToken("of-the-request"));
    assertThat(server.takeRequest().getHeaders().get("X-Api-Key")).isEqualTo("of-the-request");
  }

  @Test
  void sendsConfiguredHeadersAndAUserAgent() throws Exception {
    answer(200, "{\"userId\":1}");
    builder().header("X-Gateway", "a b").build().me();
    var headers = server.takeRequest().getHeaders();
    assertThat(headers.get("X-Gateway")).isEqualTo("a b");
    assertThat(headers.get("User-Agent")).matches("mesdk/\\d+\\.\\d+\\.\\S+ \\(Java \\d+\\)");
  }

  @Test
  void rejectsReservedAndInvalidHeaders() {
    for (String name : List.of("Authorization", "cookie", "Host", "Content-Length", "a b", "")) {
      assertThatThrownBy(() -> builder().header(name, "x"))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> builder().header("X-Gateway-Key", "5ecret\r\nX: y"))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains("X-Gateway-Key")
        .doesNotContain("5ecret");
  }

  @Test
  void rejectsPlainHttpToARemoteHost() {
    MeClientBuilder<AuthInfo> builder = builder(URI.create("http://example.com"));
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("use https");
    assertThat(builder.allowInsecureHttp().build()).isNotNull();
  }

  @Test
  void rejectsAnInvalidBaseUrl() {
    for (String url :
        List.of(
            "example.com",
            "/x",
            "ftp://example.com",
            "https://u:5ecret@example.com",
            "https://example.com?x=1",
            "https://example.com#x",
            "https:///x",
            "mailto:a@b",
            "https://my_svc..internal",
            "https://example.com:99999")) {
      assertThatThrownBy(() -> Testiny.provider().at(URI.create(url)))
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .doesNotContain("5ecret");
    }
  }

  @Test
  void rejectsInvalidLimits() {
    assertThatThrownBy(() -> builder().timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    for (long size : new long[] {0, -1, Integer.MAX_VALUE, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> builder().maxBodyBytes(size))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void rejectsAnArgumentOfAnotherProvider() {
    assertThatThrownBy(() -> builder().build().me(Pulse.account("1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("testiny takes no argument named account");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void replaysTheRequestWithANewTokenAfterARejection() throws Exception {
    answer(403, EXPIRED);
    answer(200, "{\"userId\":1}");
    ScriptedTokens tokens = new ScriptedTokens("old", "new");
    assertThat(builder().tokenProvider(tokens).build().me().userId()).isEqualTo(1);
    assertThat(server.takeRequest().getHeaders().get("X-Api-Key")).isEqualTo("old");
    assertThat(server.takeRequest().getHeaders().get("X-Api-Key")).isEqualTo("new");
    assertThat(tokens.rejected).containsExactly(AccessToken.of("old"));
  }

  @Test
  void replaysTheRequestAtMostOnce() {
    answer(403, EXPIRED);
    answer(403, EXPIRED);
    MeException failure =
        failure(builder().tokenProvider(new ScriptedTokens("a", "b", "c")).build());
    assertThat(failure).isInstanceOf(UnauthenticatedException.class);
    assertThat(failure.attempts()).isEqualTo(2);
    assertThat(failure.getSuppressed())
        .hasSize(1)
        .allMatch(UnauthenticatedException.class::isInstance);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  /** A gateway may send the response to an earlier request again. */
  @Test
  void anEarlierTokenOfTheCallIsMasked() {
    String rejected = "Fp7-earlier-token-1815";
    answer(403, EXPIRED);
    answer(403, "{\"code\":\"x\",\"message\":\"rejected: " + rejected + "\"}");
    ScriptedTokens tokens = new ScriptedTokens(rejected, "k9-later-token-1815");
    MeException failure = failure(builder().tokenProvider(tokens).build());
    assertThat(failure.attempts()).isEqualTo(2);
    assertThat(failure.getMessage()).contains("rejected: ***").doesNotContain(rejected);
  }

  @Test
  void doesNotReplayARejectedToken() {
    answer(403, EXPIRED);
    assertThat(failure(builder().build())).isInstanceOf(UnauthenticatedException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void neitherRefreshesNorReplaysAnExplicitToken() {
    answer(403, EXPIRED);
    ScriptedTokens tokens = new ScriptedTokens("a", "b");
    MeClient<AuthInfo> client = builder().tokenProvider(tokens).build();
    assertThatThrownBy(() -> client.me(MeRequest.ofToken("x")))
        .isInstanceOf(UnauthenticatedException.class);
    assertThat(tokens.rejected).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void doesNotRefreshATokenThatLacksPermission() {
    answer(403, "{\"code\":\"API_ACCESS_DENIED\"}");
    ScriptedTokens tokens = new ScriptedTokens("a", "b");
    failure(builder().tokenProvider(tokens).build());
    assertThat(tokens.rejected).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void doesNotRefreshATokenWhenASecondFactorIsRequired() {
    answer(403, "{\"code\":\"AUTH_REQUIRES_MFA\"}");
    ScriptedTokens tokens = new ScriptedTokens("a", "b");
    assertThat(failure(builder().tokenProvider(tokens).build()))
        .isInstanceOf(UnauthenticatedException.class);
    assertThat(tokens.rejected).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void reportsTheRejectionAndWhyThereIsNoNewerToken() {
    answer(403, EXPIRED);
    Deque<String> tokens = new ArrayDeque<>(List.of("a"));
    MeException failure =
        failure(builder().tokenProvider(TokenProvider.from(tokens::poll)).build());
    assertThat(failure).isInstanceOf(UnauthenticatedException.class);
    assertThat(failure.getSuppressed()).hasSize(1).allMatch(TokenException.class::isInstance);
  }

  @Test
  void sendsNothingWithoutAToken() {
    MeException failure = failure(MeClient.builder(Testiny.provider()).build());
    assertThat(failure)
        .isInstanceOf(TokenException.class)
        .hasMessageStartingWith("testiny: no token: set tokenProvider(...) on the client");
    assertThat(failure.attempts()).isZero();
  }

  @Test
  void wrapsAnyExceptionOfATokenProvider() {
    IllegalStateException cause = new IllegalStateException("vault sealed");
    TokenProvider broken =
        () -> {
          throw cause;
        };
    assertThat(failure(builder().tokenProvider(broken).build()))
        .isInstanceOf(TokenException.class)
        .hasCause(cause);
    assertThat(failure(builder().tokenProvider(() -> null).build()))
        .isInstanceOf(TokenException.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void passesTheRemainingTimeToTheTokenProvider() {
    List<Deadline> seen = new ArrayList<>();
    TokenProvider recording =
        new TokenProvider() {
          @Override
          public AccessToken token() {
            throw new AssertionError("token(Deadline) must be called");
          }

          @Override
          public AccessToken token(Deadline deadline) {
            seen.add(deadline);
            return AccessToken.of("x");
          }
        };
    answer(200, "{\"userId\":1}");
    builder()
        .tokenProvider(recording)
        .build()
        .me(MeRequest.defaults().withTimeout(Duration.ofHours(1)));
    assertThat(seen.get(0).remaining()).isBetween(Duration.ofMinutes(50), Duration.ofHours(1));
  }

  @Test
  void endsWithinTheTimeoutOfTheRequest() {
    server.enqueue(new MockResponse.Builder().onResponseStart(Stall.INSTANCE).build());
    MeClient<AuthInfo> client = builder().build();
    MeRequest hurried = MeRequest.defaults().withTimeout(Duration.ofMillis(100));
    assertThatThrownBy(() -> client.me(hurried))
        .isInstanceOfSatisfying(
            TransportException.class,
            failure -> assertThat(failure.reason()).isEqualTo(TransportException.Reason.TIMEOUT));
  }

  @Test
  void rejectsABodyBeyondItsLimit() {
    answer(200, "{\"userId\":1,\"x\":\"" + "x".repeat(100) + "\"}");
    assertThat(failure(builder().maxBodyBytes(100).build()))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("larger than the client's limit");
  }

  @Test
  void itsTextShowsNoCredential() {
    assertThat(builder().tokenProvider(TokenProvider.of("5ecret")).build().toString())
        .startsWith("MeClient{testiny (GET http://127.0.0.1:")
        .doesNotContain("5ecret");
  }
}
