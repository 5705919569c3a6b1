package io.github.mesdk.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.model.cloudbase.Profile;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.testing.RecordingSockets;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect.CloseSocket;
import mockwebserver3.SocketEffect.Stall;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** How credentials are sent, and when they are not. */
class LoginBuilderTest extends LoginFixture {
  private static final byte[] ELSEWHERE = {(byte) 192, 0, 2, 1}; // RFC 5737: documentation

  private LoginBuilder login() {
    return CloudBaseLogin.refreshing(CloudBase.at(origin()), store);
  }

  @Test
  void plainHttpToOtherMachinesIsRejectedUnlessAllowed() {
    IdentityProvider<Profile> elsewhere = CloudBase.at(URI.create("http://example.com"));
    LoginBuilder far = CloudBaseLogin.refreshing(elsewhere, store);
    assertThatThrownBy(far::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("use https");
    assertThat(far.allowInsecureHttp().build()).isNotNull();
  }

  @Test
  void nothingIsSentInClearIfLocalhostResolvesToAnotherMachine() {
    RecordingSockets sockets = new RecordingSockets();
    OkHttpClient own =
        new OkHttpClient.Builder()
            .dns(host -> List.of(InetAddress.getByAddress(host, ELSEWHERE)))
            .socketFactory(sockets)
            .build();
    IdentityProvider<Profile> here = CloudBase.at(URI.create("http://localhost:1"));
    TokenProvider tokens = CloudBaseLogin.refreshing(here, store).httpClient(own).buildUncached();
    assertThat(catchThrowableOfType(TokenException.class, tokens::token))
        .hasMessageContaining("resolved to another machine");
    assertThat(sockets.connectedTo()).isEmpty();
  }

  @Test
  void aPathWithoutASlashIsRejected() {
    assertThatThrownBy(() -> login().path("token")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void redirectsAreNotFollowed() {
    server.enqueue(
        new MockResponse.Builder().code(307).addHeader("Location", origin() + "/thief").build());
    assertThat(catchThrowableOfType(TokenException.class, login().buildUncached()::token))
        .hasMessageEndingWith("/auth/v1/token): 307")
        .matches(failure -> !failure.retryable());
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aCustomHttpClientIsUsed() {
    AtomicInteger seen = new AtomicInteger();
    OkHttpClient own =
        new OkHttpClient.Builder()
            .addInterceptor(chain -> {
              seen.incrementAndGet();
              return chain.proceed(chain.request());
            })
            .build();
    answer(200, "{\"access_token\":\"a\"}");
    login().httpClient(own).buildUncached().token();
    assertThat(seen).hasValue(1);
  }

  @Test
  void aReplyThatIsTooLargeIsRejected() {
    answer(200, "{\"access_token\":\"" + "x".repeat(1024 * 1024) + "\"}");
    assertThat(catchThrowableOfType(TokenException.class, login().buildUncached()::token))
        .hasMessageContaining("larger than")
        .matches(TokenException::retryable);
  }

  @Test
  void aCallStopsAtItsDeadlineAndSendsNothingAfterIt() {
    TokenProvider tokens = login().buildUncached();
    server.enqueue(new MockResponse.Builder().onResponseStart(Stall.INSTANCE).build());
    assertThat(
            catchThrowableOfType(
                TokenException.class, () -> tokens.token(Deadline.after(Duration.ofMillis(200)))))
        .matches(TokenException::retryable)
        .hasCauseInstanceOf(TransportException.class);
    Deadline passed = Deadline.after(Duration.ofNanos(1), new AtomicInteger()::getAndIncrement);
    int before = server.getRequestCount();
    assertThat(catchThrowableOfType(TokenException.class, () -> tokens.token(passed)))
        .matches(TokenException::retryable);
    assertThat(server.getRequestCount()).isEqualTo(before);
    assertThat(store.read(far)).isPresent();
  }

  @Test
  void aRefreshTokenIsNotResentWhenAReusedConnectionCloses() {
    answer(200, "{\"access_token\":\"one\",\"refresh_token\":\"refresh-1\"}");
    server.enqueue(new MockResponse.Builder().onResponseStart(new CloseSocket()).build());
    answer(400, "{\"error\":\"invalid_grant\"}"); // for a second use of the token
    TokenProvider tokens = login().buildUncached();
    tokens.invalidate(tokens.token());
    assertThat(catchThrowableOfType(TokenException.class, tokens::token))
        .matches(TokenException::retryable)
        .hasCauseInstanceOf(TransportException.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
    assertThat(store.read(far).flatMap(StoredTokens::refreshToken)).contains("refresh-1");
  }

  @Test
  void anInterruptIsReportedAsOne() {
    Thread.currentThread().interrupt();
    TransportException failure =
        catchThrowableOfType(
            TransportException.class,
            () -> PulseLogin.withApiKey(Pulse.at(origin()), "k", "s").buildUncached().token());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.reason()).isEqualTo(TransportException.Reason.INTERRUPTED);
  }

  @Test
  void anUnreachableEndpointIsRetryable() {
    server.close();
    assertThat(catchThrowableOfType(TokenException.class, login().buildUncached()::token))
        .matches(TokenException::retryable)
        .hasCauseInstanceOf(TransportException.class);
  }

  @Test
  void aClientIdWithAColonIsRejected() {
    assertThatThrownBy(() -> CloudBaseLogin.clientCredentials(CloudBase.at(origin()), "a:b", "c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("colon");
  }
}
