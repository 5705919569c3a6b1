package io.github.mesdk.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.Identity;
import io.github.mesdk.providers.redmine.Redmine;
import io.github.mesdk.providers.redmine.RedmineUser;
import io.github.mesdk.retry.RetryPolicy;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whole flows at a real Redmine: sign in, ask, lock, delete, disable the REST API, stop. The API
 * keys of Redmine do not expire, and Redmine has no rate limit.
 */
@Tag("servers")
@Timeout(300)
class RedmineIT {
  private static final String PASSWORD = "secret1815";

  private static StartedServer server;

  private final ObjectMapper json = new ObjectMapper();
  private final String login = "ada-" + UUID.randomUUID();
  private int id;
  private String apiKey;

  @BeforeAll
  static void start() {
    server = new StartedServer("redmine");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void signIn() throws Exception {
    String person =
        """
        {"user": {"login": "%s", "password": "%s", "firstname": "Ada", "lastname": "Lovelace",
            "mail": "%s@example.com"}}
        """
            .formatted(login, PASSWORD, login);
    String created = administrate("POST", "/users.json", person);
    id = json.readTree(created).at("/user/id").intValue();
    HttpResponse<String> account =
        server.send("GET", "/my/account.json", "", "Authorization", basic(login, PASSWORD));
    apiKey = json.readTree(accepted(account)).at("/user/api_key").textValue();
  }

  private static String basic(String name, String password) {
    byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  private String administrate(String method, String path, String body) throws Exception {
    return accepted(server.send(method, path, body, "X-Redmine-API-Key", server.key()));
  }

  private static String accepted(HttpResponse<String> reply) {
    assertThat(reply.statusCode()).as(reply.body()).isBetween(200, 299);
    return reply.body();
  }

  private void setStatus(int status) throws Exception {
    administrate("PUT", "/users/" + id + ".json", "{\"user\": {\"status\": " + status + "}}");
  }

  private static MeClient<RedmineUser> client(StartedServer at) {
    return MeClient.builder(Redmine.at(at.url())).retryPolicy(RetryPolicy.none()).build();
  }

  private RedmineUser ask() {
    return client(server).me(MeRequest.ofToken(apiKey));
  }

  private void assertRejected() {
    assertThat(catchThrowableOfType(UnauthenticatedException.class, this::ask)).isNotNull();
  }

  @Test
  void aPersonSignsInAndIsKnown() {
    RedmineUser answer = ask();
    Identity ada = answer.identity();
    assertThat(ada.subject()).isEqualTo(Integer.toString(id));
    assertThat(ada.username()).contains(login);
    assertThat(ada.name()).contains("Ada Lovelace");
    assertThat(answer.apiKey()).contains(apiKey);
    assertThat(answer).asString().doesNotContain(apiKey);
  }

  @Test
  void aLockedUserIsRejectedUntilTheUserIsUnlocked() throws Exception {
    setStatus(3);
    assertRejected();
    setStatus(1);
    assertThat(ask().login()).contains(login);
  }

  @Test
  void aDeletedUserIsRejected() throws Exception {
    administrate("DELETE", "/users/" + id + ".json", "");
    assertRejected();
  }

  @Test
  void anUnknownKeyIsNotAnOutage() {
    apiKey = "garbage";
    assertRejected();
  }

  @Test
  void aDisabledRestApiIsNotARejectedKey() throws Exception {
    RedmineWebsite website = new RedmineWebsite(server.url());
    website.signIn("admin", "admin");
    website.restApi(false);
    try {
      assertThat(catchThrowableOfType(PermissionDeniedException.class, this::ask)).isNotNull();
    } finally {
      website.restApi(true);
    }
    assertThat(ask().login()).contains(login);
  }

  @Test
  void aKeyThatThePersonResetsIsRejected() throws Exception {
    RedmineWebsite website = new RedmineWebsite(server.url());
    website.signIn(login, PASSWORD);
    website.resetApiKey();
    assertRejected();
  }

  @Test
  void aStoppedServerIsAnOutage() {
    StartedServer stopped = new StartedServer("redmine");
    MeClient<RedmineUser> other = client(stopped);
    assertThat(other.me(MeRequest.ofToken(stopped.key())).login()).contains("admin");
    stopped.close();
    TransportException outage =
        catchThrowableOfType(TransportException.class, () -> other.me(MeRequest.ofToken("any")));
    assertThat(outage.reason()).isEqualTo(TransportException.Reason.CONNECT);
    assertThat(outage.retryable()).isTrue();
  }
}
