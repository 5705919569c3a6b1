package io.github.mesdk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.Servers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BodyDecoderTest {
  private final MockWebServer server = new MockWebServer();

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
            .body("248")
            .build());
    IdentityProvider<UserInfo> provider =
        Oidc.builder(Servers.origin(server)).decoder(decoder).build();
    return MeClient.builder(provider)
        .retryPolicy(RetryPolicy.none())
        .build()
        .me(MeRequest.ofToken("t"));
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
