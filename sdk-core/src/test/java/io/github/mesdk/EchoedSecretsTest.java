package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.model.krystal.AuthorizationDetails;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.Disclosure;
import io.github.mesdk.testing.Files;
import io.github.mesdk.testing.Logs;
import io.github.mesdk.testing.RandomSecret;
import io.github.mesdk.testing.SecretEncodings;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.TokenProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A service repeats a random secret in each encoding and in each place from which text is shown.
 * Nothing of it is in an exception, an event or the log.
 */
@Tag("log")
class EchoedSecretsTest {
  private static final int ROUNDS = 6;
  private static final List<UnaryOperator<String>> ENCODINGS =
      List.copyOf(SecretEncodings.all().values());

  private final Random random = new Random(1815);
  private final MockWebServer server = NoDelaySockets.newServer();
  private final List<RandomSecret> secrets = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Places from which text is shown. */
  private enum Place {
    CODE,
    CODE_AS_STANDARD,
    MESSAGE,
    REQUEST_ID,
    MISSING_SCOPES,
    CHALLENGE,
    HEADER_VALUE,
    HEADER_NAME,
    CONTENT_TYPE,
    MEMBER_NAME,
    MEMBER_VALUE,
    STATUS_LINE,
    ANSWER
  }

  private static MockResponse reply(Place place, String text) {
    String inHeader = text.replaceAll("[\\p{Cntrl}]+", " ");
    String json = Files.write(text);
    return switch (place) {
      case CODE -> failure("{\"error\":{\"code\":" + json + "}}");
      case CODE_AS_STANDARD -> failure("{\"error\":" + json + "}");
      case MESSAGE ->
          failure("{\"error\":{\"code\":\"validation_error\",\"description\":" + json + "}}");
      case REQUEST_ID -> failure("{\"request_id\":" + json + "}");
      case MISSING_SCOPES ->
          failure(
              "{\"error\":{\"code\":\"scope_not_granted\",\"detail\":{\"scopes\":["
                  + json
                  + "]}}}");
      case CHALLENGE ->
          new MockResponse.Builder()
              .code(403)
              .addHeaderLenient(
                  "WWW-Authenticate",
                  "Bearer error=\"%1$s\", error_description=\"%1$s\", scope=\"%1$s\""
                      .formatted(inHeader.replaceAll("[\"\\\\]", "")))
              .build();
      case HEADER_VALUE, ANSWER ->
          new MockResponse.Builder()
              .code(place == Place.ANSWER ? 200 : 503)
              .addHeaderLenient("X-Request-Id", inHeader)
              .addHeaderLenient("Server", inHeader)
              .addHeaderLenient("Retry-After", inHeader)
              .addHeaderLenient("Sunset", inHeader)
              .addHeaderLenient("RateLimit-Policy", inHeader)
              .body(Files.text("krystal/me.json"))
              .build();
      case HEADER_NAME ->
          new MockResponse.Builder()
              .code(500)
              .addHeaderLenient("X-RateLimit-" + text.replaceAll("[^\\w!#$%&'*+.^`|~-]", "-"), "1")
              .build();
      case CONTENT_TYPE ->
          new MockResponse.Builder()
              .addHeaderLenient("Content-Type", "text/" + inHeader + "; charset=utf-8")
              .body("<p>" + text + "</p>")
              .build();
      case MEMBER_NAME -> Servers.json(200, "{\"user\":{" + json + ":1," + json + ":2}}");
      case MEMBER_VALUE -> Servers.json(200, "{\"user\":{\"id\":[" + json + "]}}");
      case STATUS_LINE -> new MockResponse.Builder().status("HTTP/1.1 x " + inHeader).build();
    };
  }

  private static MockResponse failure(String body) {
    return Servers.json(403, body);
  }

  private RandomSecret secret() {
    List<RandomSecret> shapes = RandomSecret.tokens(random);
    RandomSecret secret = shapes.get(random.nextInt(shapes.size()));
    secrets.add(secret);
    return secret;
  }

  @Test
  void noEncodingOfASecretIsShownInAnyPlace() {
    long logged = Logs.length();
    for (int round = 0; round < ROUNDS; round++) {
      for (Place place : Place.values()) {
        RandomSecret own = secret();
        RandomSecret subject = secret();
        RandomSecret header = secret();
        for (RandomSecret echoed : List.of(own, subject, header)) {
          String encoded = ENCODINGS.get(random.nextInt(ENCODINGS.size())).apply(echoed.value());
          String shown = call(own, subject, header, reply(place, encoded));
          assertThat(Disclosure.of(List.of(echoed)).isIn(shown))
              .as("%s of %s: %s", place, echoed.value(), shown)
              .isFalse();
        }
      }
    }
    String log = Logs.since(logged);
    assertThat(log).contains("krystal: attempt 1");
    Disclosure all = Disclosure.of(secrets);
    assertThat(log.lines().filter(all::isIn)).isEmpty();
  }

  /** Calls the service once and returns all text that the SDK shows. */
  private String call(
      RandomSecret own, RandomSecret subject, RandomSecret header, MockResponse reply) {
    server.enqueue(reply);
    RecordedEvents events = new RecordedEvents();
    List<String> shown = new ArrayList<>();
    try (MeClient<AuthorizationDetails> client =
        MeClient.builder(Krystal.provider().at(Servers.origin(server)))
            .tokenProvider(TokenProvider.of(own.value()))
            .header("X-Gateway-Key", header.value())
            .retryPolicy(RetryPolicy.none())
            .listener(events)
            .build()) {
      shown.add(client.toString());
      client.me(Krystal.subject(subject.value()));
    } catch (MeException failure) {
      add(failure, shown);
    }
    for (MeEvent event : events.events) {
      shown.add(event.toString());
      shown.add(event.requestId() + " | " + event.headers());
      event.failure().ifPresent(failure -> add(failure, shown));
    }
    return String.join(" | ", shown);
  }

  private static void add(Throwable failure, List<String> shown) {
    shown.add(failure.toString());
    if (failure instanceof ApiException api) {
      shown.add(api.error() + " | " + api.error().headers() + " | " + api.error().missingScopes());
    } else if (failure instanceof DecodeException decode) {
      shown.add(decode.path().orElse(""));
    }
    assertThat(failure.toString()).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]");
    for (Throwable earlier : failure.getSuppressed()) {
      add(earlier, shown);
    }
    if (failure.getCause() != null) {
      add(failure.getCause(), shown);
    }
  }
}
