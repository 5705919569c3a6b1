package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.refresh.TokenReply;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A hostile reply of at most 1 MiB costs the calling thread little time, and ends in an answer or
 * in a typed exception. The tests measure the time on the processor, because the elapsed time
 * depends on what else the machine does.
 */
@Tag("slow")
class HostileReplyTest extends IssuerFixture {
  static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** Every tenth reply, unless all are requested. */
  private static final int STEP = Boolean.getBoolean("mesdk.hostile.all") ? 1 : 10;

  private final Map<String, MockResponse> replies = new ConcurrentHashMap<>();

  @BeforeEach
  void replyByPath() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return replies.getOrDefault(
                request.getUrl().encodedPath(), new MockResponse.Builder().code(404).build());
          }
        });
  }

  private void answer(String path, String mediaType, byte[] body) {
    assertThat(body.length).isLessThanOrEqualTo(HostileReplies.MAX_BYTES);
    replies.put(
        path,
        new MockResponse.Builder()
            .setHeader("Content-Type", mediaType)
            .body(new Buffer().write(body))
            .build());
  }

  /** The endpoints, with the members of a good reply. */
  private enum Endpoint {
    USER_INFO("\"sub\":\"248\"", 1),
    TOKEN("\"access_token\":\"a\"", 1),
    DEVICE(
        "\"device_code\":\"d\",\"user_code\":\"u\",\"verification_uri\":\"https://id.example.com\"",
        1),
    METADATA("\"issuer\":\"ISSUER\",\"token_endpoint\":\"ISSUER/token\"", 1),
    KEYS("\"keys\":[]", 1),
    /** Not refused for its size. */
    SMALLER_KEYS("\"keys\":[]", 0.11),
    /** Signed by the issuer itself. */
    SIGNED_USER_INFO("\"sub\":\"248\",\"iss\":\"ISSUER\",\"aud\":\"app\"", 0.7),
    HEADER("\"alg\":\"RS256\",\"kid\":\"one\"", 0.7);

    private final String good;
    private final double share;

    Endpoint(String good, double share) {
      this.good = good;
      this.share = share;
    }
  }

  private void call(Endpoint endpoint, byte[] body) throws Exception {
    Deadline deadline = Deadline.after(TIMEOUT);
    switch (endpoint) {
      case USER_INFO -> {
        answer("/userinfo", "application/json", body);
        callUserInfo(issuer().userInfoBuilder().subject("248"));
      }
      case TOKEN -> {
        answer("/token", "application/json", body);
        issuer().clientCredentials(CLIENT).buildUncached().token(deadline);
      }
      case DEVICE -> {
        answer("/device", "application/json", body);
        issuer().deviceLogin(PUBLIC, store).build().signIn(HostileReplyTest::giveUp, deadline);
      }
      case METADATA -> {
        answer("/realm/.well-known/openid-configuration", "application/json", body);
        builder().discover(deadline);
      }
      case KEYS, SMALLER_KEYS -> callSigned(Keys.signed(Keys.RSA, claims()), body);
      case SIGNED_USER_INFO -> {
        JWSObject token =
            new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), new Payload(body));
        token.sign(new RSASSASigner(Keys.RSA));
        callSigned(token.serialize(), goodKeys());
      }
      case HEADER -> {
        String header = HostileReplies.base64url(new String(body, UTF_8));
        callSigned(header + ".e30.AAAA", goodKeys());
      }
    }
  }

  private static void giveUp(DevicePrompt prompt) {
    throw TokenException.of("the person gives up");
  }

  private JWTClaimsSet claims() {
    return new JWTClaimsSet.Builder()
        .issuer(at("/realm").toString())
        .audience("app")
        .subject("248")
        .build();
  }

  private static byte[] goodKeys() {
    return new JWKSet(Keys.RSA).toString(true).getBytes(UTF_8);
  }

  private void callSigned(String token, byte[] keys) {
    answer("/userinfo", "application/jwt", token.getBytes(UTF_8));
    answer("/keys", "application/json", keys);
    callUserInfo(issuer().userInfoBuilder().clientId("app").subject("248"));
  }

  private static void callUserInfo(UserInfoBuilder options) {
    MeClient.builder(options.build())
        .timeout(TIMEOUT)
        .retryPolicy(RetryPolicy.none())
        .build()
        .me(MeRequest.ofToken("t"));
  }

  static void checkTime(ThrowingCallable call) {
    assertThat(Keys.RSA).isNotNull(); // made before the measurement
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Throwable failure = catchThrowable(call);
    long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    assertThat(Duration.ofNanos(spent)).isLessThan(LIMIT);
    if (failure != null) {
      assertThat(failure).isInstanceOf(MeException.class);
      assertThat(failure.getMessage()).hasSizeLessThan(10_000);
    }
  }

  /** Returns every tenth, unless all are requested by a system property. */
  static <T> Stream<T> selected(Stream<T> all) {
    int[] number = {0};
    return all.filter(one -> number[0]++ % STEP == 0);
  }

  @Test
  void theTableHasSixtyReplies() {
    assertThat(HostileReplies.json()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
  }

  @TestFactory
  Stream<DynamicTest> aHostileDocumentCostsLittleTimeAtEachEndpoint() {
    return selected(
        HostileReplies.json().stream()
            .flatMap(json ->
                Stream.of(Endpoint.values())
                    .map(endpoint ->
                        DynamicTest.dynamicTest(
                            json + " at " + endpoint,
                            () -> {
                              String realm = at("/realm").toString();
                              byte[] body =
                                  json.body(endpoint.good.replace("ISSUER", realm), endpoint.share);
                              checkTime(() -> call(endpoint, body));
                            }))));
  }

  @TestFactory
  Stream<DynamicTest> aHostileKeySetCostsLittleTime() throws Exception {
    return HostileReplies.keySets().entrySet().stream()
        .map(set ->
            DynamicTest.dynamicTest(
                set.getKey(),
                () -> checkTime(() -> call(Endpoint.KEYS, set.getValue().getBytes(UTF_8)))));
  }

  @TestFactory
  Stream<DynamicTest> aHostileTokenCostsLittleTime() {
    return selected(
        HostileReplies.tokens().entrySet().stream()
            .flatMap(token ->
                Stream.of(
                    DynamicTest.dynamicTest(
                        token.getKey() + " as UserInfo",
                        () -> checkTime(() -> callSigned(token.getValue(), goodKeys()))),
                    DynamicTest.dynamicTest(
                        token.getKey() + " as ID token",
                        () ->
                            checkTime(() -> {
                              answer("/keys", "application/json", goodKeys());
                              new LoginCompletion(
                                      issuer().deviceLogin(PUBLIC, store).tokenClient(), store)
                                  .complete(
                                      new TokenReply(
                                          "the endpoint",
                                          Map.of("access_token", "a", "id_token", token.getValue()),
                                          "access_token",
                                          clock.instant()),
                                      null,
                                      () -> {},
                                      Deadline.after(TIMEOUT));
                            })))));
  }
}
