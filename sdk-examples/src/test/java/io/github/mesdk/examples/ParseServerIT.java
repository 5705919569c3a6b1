package io.github.mesdk.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.InvalidRequestException;
import io.github.mesdk.error.RateLimitedException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.Identity;
import io.github.mesdk.retry.RetryPolicy;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole flows at a real Parse Server: sign up, ask, expire, sign out, delete, rate limit, stop. */
@Tag("servers")
@Timeout(300)
class ParseServerIT {
  private static StartedServer server;

  private final ObjectMapper json = new ObjectMapper();
  private final String username = "ada-" + UUID.randomUUID();
  private JsonNode user;
  private String token;

  @BeforeAll
  static void start() {
    server = new StartedServer("parse");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void signUp() throws Exception {
    String person =
        "{\"username\":\"%s\",\"password\":\"secret1815\",\"email\":\"%s@example.com\"}"
            .formatted(username, username);
    user =
        json.readTree(accepted(sent("POST", "/users", person, "X-Parse-Revocable-Session", "1")));
    token = user.get("sessionToken").textValue();
  }

  /** Sends a request with the session of the person. */
  private JsonNode send(String method, String path, String body) throws Exception {
    return json.readTree(accepted(sent(method, path, body, "X-Parse-Session-Token", token)));
  }

  private void administrate(String method, String path, String body) throws Exception {
    accepted(sent(method, path, body, "X-Parse-Master-Key", "master"));
  }

  private static HttpResponse<String> sent(
      String method, String path, String body, String header, String value) throws Exception {
    return server.send(method, path, body, "X-Parse-Application-Id", "app", header, value);
  }

  private static String accepted(HttpResponse<String> reply) {
    assertThat(reply.statusCode()).as(reply.body()).isBetween(200, 299);
    return reply.body();
  }

  private static MeClient<ParseUser> client(StartedServer at, String applicationId) {
    return MeClient.builder(ParseServer.at(at.url(), applicationId))
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  private Identity ask() {
    return client(server, "app").me(MeRequest.ofToken(token)).identity();
  }

  private UnauthenticatedReason rejected() {
    return catchThrowableOfType(UnauthenticatedException.class, this::ask).reason();
  }

  @Test
  void aPersonSignsUpIsKnownSignsOutAndIsUnknown() throws Exception {
    Identity ada = ask();
    assertThat(ada.subject()).isEqualTo(user.get("objectId").textValue());
    assertThat(ada.username()).contains(username);
    assertThat(ada.email()).contains(username + "@example.com");
    send("POST", "/logout", "{}");
    assertThat(rejected()).isEqualTo(UnauthenticatedReason.INVALID);
    String credentials = "{\"username\":\"%s\",\"password\":\"secret1815\"}".formatted(username);
    String again = accepted(sent("POST", "/login", credentials, "X-Parse-Revocable-Session", "1"));
    token = json.readTree(again).get("sessionToken").textValue();
    assertThat(ask().subject()).isEqualTo(ada.subject());
  }

  @Test
  void anExpiredSessionIsRejectedAsExpired() throws Exception {
    assertThat(ask().username()).contains(username);
    String session = send("GET", "/sessions/me", "").get("objectId").textValue();
    String past = "{\"expiresAt\":{\"__type\":\"Date\",\"iso\":\"2020-01-01T00:00:00.000Z\"}}";
    administrate("PUT", "/sessions/" + session, past);
    assertThat(rejected()).isEqualTo(UnauthenticatedReason.EXPIRED);
  }

  @Test
  void aDeletedUserIsRejected() throws Exception {
    administrate("DELETE", "/users/" + user.get("objectId").textValue(), "");
    assertThat(rejected()).isEqualTo(UnauthenticatedReason.INVALID);
  }

  @Test
  void anUnknownTokenAndAnUnknownApplicationAreNotAnOutage() {
    InvalidRequestException unknown =
        catchThrowableOfType(
            InvalidRequestException.class,
            () -> client(server, "other").me(MeRequest.ofToken(token)));
    assertThat(unknown.error().status()).isEqualTo(403);
    token = "r:garbage";
    assertThat(rejected()).isEqualTo(UnauthenticatedReason.INVALID);
  }

  @Test
  void aRateLimitSaysHowLongToWait() {
    RateLimitedException limited =
        catchThrowableOfType(
            RateLimitedException.class,
            () -> {
              for (int i = 0; i < 25; i++) {
                ask();
              }
            });
    assertThat(limited.error().retryAfter())
        .hasValueSatisfying(
            wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10)));
  }

  @Test
  void aStoppedServerIsAnOutage() {
    StartedServer stopped = new StartedServer("parse");
    MeClient<ParseUser> other = client(stopped, "app");
    assertThat(
            catchThrowableOfType(
                UnauthenticatedException.class, () -> other.me(MeRequest.ofToken(token))))
        .isNotNull();
    stopped.close();
    TransportException outage =
        catchThrowableOfType(TransportException.class, () -> other.me(MeRequest.ofToken(token)));
    assertThat(outage.reason()).isEqualTo(TransportException.Reason.CONNECT);
    assertThat(outage.retryable()).isTrue();
  }
}
