package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.Outcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each application answers; the tests of the applications extend it. */
abstract class MeContract {

  /** Returns the identity provider that the application asks. */
  abstract MockIdentityProvider provider();

  /** Returns the address of the current user at the application. */
  abstract URI me();

  private HttpResponse<String> get(String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(me());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void theUserOfTheTokenIsTheAnswer() throws Exception {
    String token = newToken();
    HttpResponse<String> answer = get("Authorization", "Bearer " + token);
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"email\":\"ada@example.com\""), answer.body());
    assertFalse(answer.body().contains(token), answer.body());
  }

  @Test
  void aRequestWithoutATokenIsChallenged() throws Exception {
    HttpResponse<String> answer = get();
    assertEquals(401, answer.statusCode());
    assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElseThrow());
  }

  @Test
  void aRejectedTokenIsA401() throws Exception {
    HttpResponse<String> answer = get("Authorization", "Bearer unknown");
    assertEquals(401, answer.statusCode());
    assertEquals(
        "Bearer error=\"invalid_token\"",
        answer.headers().firstValue("WWW-Authenticate").orElseThrow());
  }

  @Test
  void aSuspendedUserIsA403() throws Exception {
    String token = newToken();
    String suspended = "{\"id\":7,\"email\":\"a@b.example\",\"token\":\"t\",\"active\":false}";
    provider()
        .script(token)
        .thenAlways(Outcome.reply(200, Map.of("Content-Type", "application/json"), suspended));
    assertEquals(403, get("Authorization", "Bearer " + token).statusCode());
  }

  @Test
  void anAnswerWhoseExpiryHasPassedIsA401() throws Exception {
    String token = newToken();
    String over =
        "{\"id\":7,\"email\":\"a@b.example\",\"token\":\"t\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}";
    provider()
        .script(token)
        .thenAlways(Outcome.reply(200, Map.of("Content-Type", "application/json"), over));
    HttpResponse<String> answer = get("Authorization", "Bearer " + token);
    assertEquals(401, answer.statusCode());
    assertEquals(
        "Bearer error=\"invalid_token\"",
        answer.headers().firstValue("WWW-Authenticate").orElseThrow());
  }

  @Test
  void anOutageIsA503WithRetryAfter() throws Exception {
    String token = newToken();
    provider().script(token).thenAlways(Outcome.unavailable());
    HttpResponse<String> answer = get("Authorization", "Bearer " + token);
    assertEquals(503, answer.statusCode());
    assertEquals("5", answer.headers().firstValue("Retry-After").orElseThrow());
    assertTrue(answer.headers().firstValue("WWW-Authenticate").isEmpty());
  }

  @Test
  void theWaitThatTheProviderAsksForIsPassedOn() throws Exception {
    String token = newToken();
    provider().script(token).thenAlways(Outcome.rateLimited(Duration.ofSeconds(20)));
    HttpResponse<String> answer = get("Authorization", "Bearer " + token);
    assertEquals(503, answer.statusCode());
    assertEquals("20", answer.headers().firstValue("Retry-After").orElseThrow());
  }

  @Test
  void aWaitIsRoundedUpAndNeverLongerThanAMinute() throws Exception {
    assertEquals("20", retryAfter(Duration.ofMillis(19_100)));
    assertEquals("60", retryAfter(Duration.ofMinutes(3)));
  }

  private String retryAfter(Duration wait) throws Exception {
    String token = newToken();
    Map<String, String> headers = Map.of("retry-after-ms", String.valueOf(wait.toMillis()));
    provider().script(token).thenAlways(Outcome.reply(429, headers, ""));
    HttpResponse<String> answer = get("Authorization", "Bearer " + token);
    assertEquals(503, answer.statusCode());
    return answer.headers().firstValue("Retry-After").orElseThrow();
  }

  @Test
  void requestsAtOnceWithOneTokenMakeOneCall() {
    String token = newToken();
    // The answer takes so long that all requests wait for it.
    provider().script(token).thenAlways(Outcome.slow(Duration.ofMillis(500)));
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(me()).header("Authorization", "Bearer " + token).build();
    Stream.generate(() -> http.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
        .limit(16)
        .toList()
        .forEach(answer -> assertEquals(200, answer.join().statusCode()));
    long calls =
        provider().requests(MockSystem.PULSE).stream()
            .filter(call -> call.credential().equals(Optional.of(token)))
            .count();
    assertEquals(1, calls);
  }

  private String newToken() {
    return provider().signIn(MockSystem.PULSE, provider().users(MockSystem.PULSE).get(0));
  }
}
