package io.github.mesdk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiErrorBuilder;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.error.UnavailableException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BodyDecoderTest {
  private static final String TOKEN = "t0ken-of-ada";

  private final MockWebServer server = NoDelaySockets.newServer();
  private MeEvent ended;

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private UserInfo me(int status, BodyDecoder decoder) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", "a/b")
            .setHeader("x-request-id", "r-1")
            .body("248")
            .build());
    IdentityProvider<UserInfo> provider =
        Oidc.builder(Servers.origin(server)).decoder(decoder).build();
    return MeClient.builder(provider)
        .retryPolicy(RetryPolicy.none())
        .listener(
            new MeListener() {
              @Override
              public void callEnded(MeEvent event) {
                ended = event;
              }
            })
        .build()
        .me(MeRequest.ofToken(TOKEN));
  }

  private static byte[] subject(byte[] body) {
    return ("{\"sub\":\"" + new String(body, StandardCharsets.UTF_8) + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theDecodedBodyIsRead() {
    UserInfo me =
        me(
            200,
            (type, body, deadline) -> {
              assertThat(type).isEqualTo("a/b");
              assertThat(deadline.remaining()).isBetween(Duration.ZERO, Duration.ofSeconds(30));
              return subject(body);
            });
    assertThat(me.sub()).isEqualTo("248");
  }

  @Test
  void aFailureIsNotDecoded() {
    assertThat(catchThrowable(() -> me(401, (type, body, deadline) -> subject(body))))
        .isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void aMeExceptionOfTheDecoderFailsTheCall() {
    TransportException keys =
        TransportException.of(TransportException.Reason.CONNECT, "no keys", null);
    assertThat(
            catchThrowable(() ->
                me(
                    200,
                    (type, body, deadline) -> {
                      throw keys;
                    })))
        .isInstanceOf(TransportException.class)
        .hasMessage("oidc: no keys");
  }

  private ApiException failure(ApiErrorBuilder error) {
    ApiError built = error.build();
    return catchThrowableOfType(
        ApiException.class,
        () ->
            me(
                200,
                (type, body, deadline) -> {
                  throw ApiException.of("oidc", built);
                }));
  }

  @Test
  void anErrorOfTheDecoderIsMaskedAndHasTheFactsOfTheReply() {
    ApiException failure =
        failure(
            ApiError.builder(200, ErrorKind.UNAUTHENTICATED)
                .reason(UnauthenticatedReason.EXPIRED)
                .code("ended:" + TOKEN)
                .message(TOKEN + " has ended")
                .header("x-token", TOKEN)
                .missingScopes(List.of("a", TOKEN))
                .retryAfter(Duration.ofSeconds(7)));
    assertThat(failure)
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageStartingWith("oidc: ")
        .message()
        .contains("has ended")
        .doesNotContain(TOKEN);
    ApiError error = failure.error();
    assertThat(error.toString() + error.headers()).doesNotContain(TOKEN);
    assertThat(error.reason()).contains(UnauthenticatedReason.EXPIRED);
    assertThat(error.retryAfter()).contains(Duration.ofSeconds(7));
    assertThat(error.requestId()).contains("r-1");
    assertThat(error.headers()).containsEntry("x-request-id", "r-1");
    assertThat(ended.requestId()).contains("r-1");
  }

  @Test
  void anErrorAboutAnotherReplyHasNoFactsOfThisReply() {
    ApiException failure =
        failure(ApiError.builder(503, ErrorKind.UNAVAILABLE).message("no keys").requestId("k-1"));
    assertThat(failure).isInstanceOf(UnavailableException.class);
    assertThat(failure.retryable()).isTrue();
    assertThat(failure.error().requestId()).contains("k-1");
    assertThat(failure.error().headers()).isEmpty();
    assertThat(ended.status()).hasValue(200);
    assertThat(ended.requestId()).contains("r-1");
  }

  @Test
  void anyOtherExceptionOfTheDecoderIsNotQuoted() {
    assertThat(
            catchThrowable(() ->
                me(
                    200,
                    (type, body, deadline) -> {
                      throw new IllegalStateException("secret");
                    })))
        .isInstanceOf(DecodeException.class)
        .hasMessage("oidc: the body decoder failed: IllegalStateException");
  }
}
