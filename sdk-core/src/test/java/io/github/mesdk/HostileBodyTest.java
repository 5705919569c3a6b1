package io.github.mesdk;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostileBodyTest {
  private final MockWebServer server = NoDelaySockets.newServer();
  private MeClient<AuthInfo> client;

  @BeforeEach
  void start() throws IOException {
    server.start();
    client =
        MeClient.builder(Testiny.provider().at(Servers.origin(server)))
            .tokenProvider(TokenProvider.of("t"))
            .build();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private AuthInfo read(byte[] body) {
    server.enqueue(new MockResponse.Builder().body(new Buffer().write(body)).build());
    return client.me();
  }

  private String problem(byte[] body) {
    MeException failure = catchThrowableOfType(MeException.class, () -> read(body));
    assertThat(failure).isInstanceOf(DecodeException.class).hasNoCause();
    return failure.problem();
  }

  private String problem(String body) {
    return problem(body.getBytes(UTF_8));
  }

  @Test
  void skipsAByteOrderMark() {
    assertThat(read("\uFEFF{\"userId\":1}".getBytes(UTF_8)).userId()).isEqualTo(1);
  }

  @Test
  void rejectsOtherEncodings() {
    for (Charset charset : new Charset[] {UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE")}) {
      problem("{\"userId\":1}".getBytes(charset));
      problem("\uFEFF{\"userId\":1}".getBytes(charset));
    }
  }

  @Test
  void rejectsInvalidAndOverlongUtf8() {
    byte[] overlong = "{\"userId\":1,\"a\":\"??\"}".getBytes(UTF_8);
    overlong[17] = (byte) 0xC0;
    overlong[18] = (byte) 0xAF; // an overlong encoding of "/"
    assertThat(problem(overlong)).isEqualTo("the body is not UTF-8");
    overlong[17] = (byte) 0xED;
    overlong[18] = (byte) 0xA0; // a lone surrogate
    assertThat(problem(overlong)).isEqualTo("the body is not UTF-8");
  }

  @Test
  void rejectsDuplicateMembersAtEveryLevel() {
    problem("{\"userId\":1,\"userId\":2}");
    problem("{\"userId\":1,\"x\":{\"a\":1,\"a\":1}}");
    problem("{\"userId\":1,\"sessions\":[{\"id\":1,\"id\":1}]}");
  }

  @Test
  void rejectsTrailingContent() {
    problem("{\"userId\":1}{}");
    problem("{\"userId\":1} x");
    assertThat(read("{\"userId\":1} \n\t".getBytes(UTF_8)).userId()).isEqualTo(1);
  }

  @Test
  void rejectsNestingThatWouldOverflowTheStack() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertThat(problem("{\"userId\":1,\"x\":" + deep + "}")).contains("nested too deeply");
  }

  @Test
  void rejectsAnExponentBeyondIntAndDoesNotQuoteIt() {
    assertThat(problem("{\"userId\":1,\"x\":1e99999999999}"))
        .contains("a number")
        .doesNotContain("99999999999");
  }

  @Test
  void rejectsTruncatedJson() {
    assertThat(problem("{\"userId\":1,\"x\":\"abc")).startsWith("the body is ");
    assertThat(problem("{\"userId\":1,\"x\":[")).contains("truncated JSON");
  }

  @Test
  void namesTheMemberAndNeverItsValue() {
    DecodeException failure =
        catchThrowableOfType(
            DecodeException.class,
            () -> read("{\"userId\":1,\"tokenExpiresAt\":\"5ecret\"}".getBytes(UTF_8)));
    assertThat(failure.path()).contains("tokenExpiresAt");
    assertThat(failure)
        .hasMessage(
            "testiny: cannot decode the response at tokenExpiresAt: not of the documented type");
  }

  @Test
  void namesTheMissingMember() {
    assertThat(problem("{\"email\":\"ada@example.com\"}")).contains("userId");
    assertThat(problem("{\"userId\":null}")).contains("userId is missing");
    assertThat(problem("{\"userId\":\"\"}")).contains("userId is missing");
    assertThat(problem("{\"userId\":1.5}")).contains("at userId");
    assertThat(problem("{\"userId\":true}")).contains("at userId");
  }

  @Test
  void keepsEveryDigitOfAnUnknownNumber() {
    AuthInfo me = read("{\"userId\":1,\"n\":1.100000000000000000001,\"m\":1e400}".getBytes(UTF_8));
    assertThat(me.additionalProperties())
        .containsEntry("n", new BigDecimal("1.100000000000000000001"))
        .containsEntry("m", new BigDecimal("1e400"));
  }
}
