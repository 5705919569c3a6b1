package io.github.mesdk.oauth2.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.Identity;
import io.github.mesdk.providers.betterauth.BetterAuth;
import io.github.mesdk.providers.betterauth.BetterAuthSession;
import io.github.mesdk.retry.RetryPolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whole flows at a real Better Auth server: sign up, ask, sign out, ban, expire, rate limit. */
@EnabledIf(value = NodeServer.IS_AVAILABLE, disabledReason = NodeServer.SKIPPED)
@ExtendWith(Servers.class)
@Timeout(300)
class BetterAuthTest {
  private static final String PASSWORD = "correct horse battery";
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private final HttpClient http = HttpClient.newHttpClient();

  /** The rate limit counts per address; each test has an address of its own. */
  private final String address = "192.0.2." + ADDRESSES.incrementAndGet();

  private final String email = UUID.randomUUID() + "@example.com";
  private URI url;
  private MeClient<BetterAuthSession> me;

  @BeforeEach
  void connect(BetterAuthServer running) {
    url = running.url();
    me = client(url);
  }

  @AfterEach
  void unban() throws Exception {
    get("/test/unban");
  }

  private MeClient<BetterAuthSession> client(URI server) {
    return MeClient.builder(BetterAuth.at(server))
        .header("x-test-client", address)
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  /** Sends a request as a browser does, and returns the token that the reply brings. */
  private String post(String path, String token, String json) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("Content-Type", "application/json")
            .header("Origin", url.toString())
            .header("x-test-client", address)
            .POST(HttpRequest.BodyPublishers.ofString(json));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> reply = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return reply.headers().firstValue("set-auth-token").orElse("");
  }

  private void get(String path) throws Exception {
    http.send(
        HttpRequest.newBuilder(url.resolve(path)).build(), HttpResponse.BodyHandlers.discarding());
  }

  private String signUp() throws Exception {
    return post(
        "/api/auth/sign-up/email",
        "",
        "{\"name\":\"Ada Lovelace\",\"email\":\"%s\",\"password\":\"%s\"}"
            .formatted(email, PASSWORD));
  }

  private Identity ask(String token) {
    return me.me(MeRequest.ofToken(token)).identity();
  }

  @Test
  void aPersonSignsUpIsKnownSignsOutAndIsUnknown() throws Exception {
    String token = signUp();
    Identity ada = ask(token);
    assertThat(ada.name()).contains("Ada Lovelace");
    assertThat(ada.email()).contains(email);
    assertThat(ada.emailVerified()).contains(false);
    assertThat(ada.active()).contains(true);
    assertThat(ada.roles()).containsExactly("user");
    assertThat(ada.expiresAt())
        .hasValueSatisfying(end -> assertThat(end).isAfter(Instant.now().plusSeconds(3600)));
    post("/api/auth/sign-out", token, "{}");
    assertThatThrownBy(() -> ask(token)).isInstanceOf(UnauthenticatedException.class);
    String credentials = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
    String again = post("/api/auth/sign-in/email", "", credentials);
    assertThat(ask(again).subject()).isEqualTo(ada.subject());
    assertThatThrownBy(() -> ask(token)).isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void anUnknownTokenIsNoOutage() {
    assertThatThrownBy(() -> ask("garbage")).isInstanceOf(UnauthenticatedException.class);
    assertThatThrownBy(() -> ask("garbage.signature")).isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void theAnswerHoldsTheTokenOfTheSessionWithoutItsSignature() throws Exception {
    String token = signUp();
    BetterAuthSession answer = me.me(MeRequest.ofToken(token));
    String inside = answer.session().orElseThrow().token().orElseThrow();
    assertThat(token).startsWith(inside + ".");
    assertThat(answer).asString().doesNotContain(inside);
  }

  /** The session of a user who is banned in the database stays valid. */
  @Test
  void aBannedUserGetsAnAnswerThatIsNotActive() throws Exception {
    String token = signUp();
    get("/test/ban");
    assertThat(ask(token).active()).contains(false);
  }

  @Test
  void anExpiredSessionIsRejected() throws Exception {
    String token = signUp();
    get("/test/expire");
    assertThatThrownBy(() -> ask(token)).isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void aRateLimitSaysHowLongToWait() throws Exception {
    String token = signUp();
    RateLimitedException limited =
        catchThrowableOfType(
            RateLimitedException.class,
            () -> {
              for (int i = 0; i < 25; i++) {
                ask(token);
              }
            });
    assertThat(limited.error().retryAfter())
        .hasValueSatisfying(
            wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10)));
  }

  @Test
  void aStoppedServerIsAnOutage() {
    BetterAuthServer stopped = new BetterAuthServer();
    MeClient<BetterAuthSession> other = client(stopped.url());
    assertThatThrownBy(() -> other.me(MeRequest.ofToken("any")))
        .isInstanceOf(UnauthenticatedException.class);
    stopped.close();
    TransportException outage =
        catchThrowableOfType(TransportException.class, () -> other.me(MeRequest.ofToken("any")));
    assertThat(outage.reason()).isEqualTo(TransportException.Reason.CONNECT);
    assertThat(outage.retryable()).isTrue();
  }
}
