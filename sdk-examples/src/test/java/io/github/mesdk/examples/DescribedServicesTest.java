package io.github.mesdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests GitHub, Slack and a GraphQL API, which are described outside the SDK. */
@Timeout(120)
class DescribedServicesTest {
  private static final Path SOURCES =
      Path.of("src", "test", "java", "io", "github", "mesdk", "examples", "DescribedServices.java");

  private final MockWebServer server = NoDelaySockets.newServer();

  @BeforeEach
  void start() throws Exception {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String result(IdentityProvider<?> provider, int status, String headers, String body) {
    MockResponse.Builder reply = new MockResponse.Builder().code(status).body(body);
    if (headers != null) {
      reply.addHeader(headers);
    }
    server.enqueue(reply.build());
    URI address = URI.create("http://127.0.0.1:" + server.getPort());
    MeClient<?> client =
        MeClient.builder(provider.at(address))
            .tokenProvider(TokenProvider.of("the-token"))
            .retryPolicy(RetryPolicy.none())
            .build();
    try {
      return client.me().identity().subject();
    } catch (UnauthenticatedException e) {
      return "Unauthenticated " + e.reason();
    } catch (PermissionDeniedException e) {
      return "PermissionDenied " + e.error().missingScopes();
    } catch (MeException e) {
      return e.getClass().getSimpleName();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0007',
      value = {
        "200||{\"id\":1815,\"login\":\"ada\"}|1815",
        "401||{\"message\":\"Bad credentials\"}|Unauthenticated INVALID",
        "401||{\"message\":\"Requires authentication\"}|Unauthenticated UNKNOWN",
        "403|x-ratelimit-remaining: 0|{\"message\":\"API rate limit"
            + " exceeded\"}|RateLimitedException",
        "429|x-ratelimit-remaining: 0|{\"message\":\"API rate limit"
            + " exceeded\"}|RateLimitedException",
        "403|retry-after: 60|{\"message\":\"You have exceeded a secondary rate"
            + " limit\"}|RateLimitedException",
        "403|x-ratelimit-remaining: 9|{\"message\":\"Not accessible\"}|PermissionDenied []",
        "500||{\"message\":\"Server Error\"}|UnavailableException",
        "200||{\"login\":\"ada\"}|DecodeException",
        "200||{\"message\":\"new\"}|UnexpectedResponseException",
      })
  void github(int status, String header, String body, String result) {
    assertThat(result(CustomProvider.GITHUB, status, header, body)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0007',
      value = {
        "200||{\"ok\":true,\"user_id\":\"U1\",\"team_id\":\"T1\",\"user\":\"ada\"}|U1",
        "200||{\"ok\":false,\"error\":\"token_expired\"}|Unauthenticated EXPIRED",
        "200||{\"ok\":false,\"error\":\"invalid_auth\"}|Unauthenticated INVALID",
        "200||{\"ok\":false,\"error\":\"ratelimited\"}|RateLimitedException",
        "429|Retry-After: 30||RateLimitedException",
        "200||{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"a:read,b:read\"}|PermissionDenied"
            + " [a:read, b:read]",
        "200||{\"ok\":false,\"error\":\"fatal_error\"}|UnexpectedResponseException",
        "200||{\"ok\":true}|DecodeException",
      })
  void slack(int status, String header, String body, String result) {
    assertThat(
            result(DescribedServices.SlackUser.PROVIDER, status, header, body == null ? "" : body))
        .isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0007',
      value = {
        "200||{\"data\":{\"viewer\":{\"id\":\"v1\",\"name\":\"Ada\",\"email\":null}}}|v1",
        "400||{\"errors\":[{\"message\":\"no\",\"extensions\":{\"code\":\"AUTHENTICATION_ERROR\"}}]}|Unauthenticated"
            + " INVALID",
        "200||{\"data\":null,\"errors\":[{\"extensions\":{\"code\":\"AUTHENTICATION_ERROR\"}}]}|Unauthenticated"
            + " INVALID",
        "200||{\"data\":null,\"errors\":[{\"extensions\":{\"code\":\"RATELIMITED\"}}]}|RateLimitedException",
        "200||{\"data\":null,\"errors\":[{\"extensions\":{\"code\":\"FORBIDDEN\"}}]}|PermissionDenied"
            + " []",
        "200||{\"data\":null,\"errors\":[{\"extensions\":{\"code\":\"NEW\"}}]}|UnexpectedResponseException",
        "200||{\"data\":null,\"errors\":[{\"message\":\"no\"}]}|DecodeException",
        "200||{\"data\":{\"viewer\":null},\"errors\":[]}|DecodeException",
        "200||{\"data\":null}|DecodeException",
      })
  void graphQl(int status, String header, String body, String result) throws Exception {
    assertThat(result(DescribedServices.Viewer.PROVIDER, status, header, body)).isEqualTo(result);
    RecordedRequest request = server.takeRequest();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getBody().utf8()).isEqualTo("{\"query\":\"{ viewer { id name email } }\"}");
  }

  @Test
  void eachServiceTakesAtMostThirtyLines() throws Exception {
    List<String> lines = Files.readAllLines(SOURCES);
    for (String model : List.of("SlackUser", "Viewer")) {
      int first = indexOf(lines, "  record " + model + "(", 0);
      assertThat(lines.subList(first, indexOf(lines, "  }", first) + 1)).hasSizeBetween(20, 30);
    }
  }

  private static int indexOf(List<String> lines, String start, int from) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).startsWith(start) && !lines.get(i).startsWith(start + " ")) {
        return i;
      }
    }
    throw new AssertionError("no line starts with " + start);
  }
}
