package io.github.mesdk;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.CodeTable;
import io.github.mesdk.provider.ErrorFields;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.provider.Placement;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.Files;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replays what four running servers answered: oidc-provider 9.13, Better Auth 1.7, Parse Server
 * 9.10 and Redmine 5.0. Each file in {@code fixtures/replayed} holds the replies of one server,
 * also those of its other endpoints, each with the expected result if the "me" endpoint sends it.
 */
class ReplayedServersTest {
  private final MockWebServer server = NoDelaySockets.newServer();

  /** One reply and what a client makes of it: the subject of the answer, or the exception. */
  record Replay(String server, String name, String expected, MockResponse reply) {
    @Override
    public String toString() {
      return server + "/" + name + ": " + expected;
    }
  }

  record Session(@JsonProperty(value = "user", required = true) User user) implements CurrentUser {
    record User(@JsonProperty(value = "id", required = true) String id) {}

    @Override
    public Identity identity() {
      return Identity.builder().provider("better-auth").subject(user.id()).build();
    }
  }

  record ParseUser(@JsonProperty(value = "objectId", required = true) String id)
      implements CurrentUser {
    @Override
    public Identity identity() {
      return Identity.builder().provider("parse-server").subject(id).build();
    }
  }

  record RedmineUser(@JsonProperty(required = true) long id) implements CurrentUser {
    @Override
    public Identity identity() {
      return Identity.builder().provider("redmine").subject(Long.toString(id)).build();
    }
  }

  private static IdentityProvider<?> provider(String server, URI address) {
    return switch (server) {
      case "better-auth" ->
          IdentityProvider.builder(server, Session.class)
              .baseUrl(address)
              .get("/api/auth/get-session")
              .subject("user.id")
              .nullMeans(ErrorKind.UNAUTHENTICATED)
              .errors(ErrorFields.none().code("code"))
              .build();
      case "parse-server" ->
          IdentityProvider.builder(server, ParseUser.class)
              .baseUrl(address)
              .get("/parse/users/me")
              .token(Placement.header("X-Parse-Session-Token"))
              .header("X-Parse-Application-Id", "app")
              .subject("objectId")
              .errors(ErrorFields.none().code("code").message("error"))
              .codes(
                  CodeTable.builder().unauthenticated(UnauthenticatedReason.INVALID, "209").build())
              .build();
      case "redmine" ->
          IdentityProvider.builder(server, RedmineUser.class)
              .baseUrl(address)
              .get("/users/current.json")
              .token(Placement.header("X-Redmine-API-Key"))
              .payload("user")
              .subject("user.id")
              .build();
      default -> Oidc.userInfo(address);
    };
  }

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<Replay> replays() {
    return Stream.of("better-auth", "oidc-provider", "parse-server", "redmine")
        .flatMap(server ->
            Arrays.stream(Files.text("replayed/" + server + ".txt").split("(?m)^== ", -1))
                .filter(text -> !text.isBlank())
                .map(text -> replay(server, text)));
  }

  private static Replay replay(String server, String text) {
    List<String> lines = text.lines().toList();
    String[] title = lines.get(0).split(": ", 2);
    int end = lines.indexOf("") < 0 ? lines.size() : lines.indexOf("");
    MockResponse.Builder reply = new MockResponse.Builder().code(Integer.parseInt(lines.get(1)));
    lines.subList(2, end).forEach(reply::addHeader);
    reply.body(String.join("\n", lines.subList(end, lines.size())).strip());
    return new Replay(server, title[0], title[1], reply.build());
  }

  private MeClient<?> client(Replay replay) {
    Servers.alwaysSend(server, replay.reply());
    return MeClient.builder(provider(replay.server(), Servers.origin(server)))
        .tokenProvider(TokenProvider.of("r:token"))
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  private String result(Replay replay) {
    try {
      return "answer " + client(replay).me().identity().subject();
    } catch (UnauthenticatedException e) {
      return "UnauthenticatedException " + e.reason();
    } catch (MeException e) {
      return e.getClass().getSimpleName() + e.retryAfter().map(wait -> " " + wait).orElse("");
    }
  }

  @ParameterizedTest
  @MethodSource("replays")
  void eachReplyHasItsResult(Replay replay) {
    assertThat(result(replay)).isEqualTo(replay.expected());
  }

  @Test
  void everyRecordedReplyIsReplayed() {
    assertThat(replays()).hasSize(62);
  }

  @Test
  void theDetailsOfAReplyAreRead() throws Exception {
    Map<String, Replay> byName =
        replays().collect(toMap(replay -> replay.server() + "/" + replay.name(), identity()));
    PermissionDeniedException noScope =
        (PermissionDeniedException) failure(byName.get("oidc-provider/no-openid-scope"));
    assertThat(noScope.error().missingScopes()).containsExactly("openid");
    assertThat(noScope.error().code()).contains("insufficient_scope");
    UnauthenticatedException locked =
        (UnauthenticatedException) failure(byName.get("redmine/locked"));
    assertThat(locked.error().requestId()).contains("c8c8c2c5-12e1-4291-a408-f857ac6395a3");
    UnauthenticatedException expired =
        (UnauthenticatedException) failure(byName.get("parse-server/expired"));
    assertThat(expired.error().code()).contains("209");
    assertThat(expired.error().message()).contains("Session token is expired.");
    assertThat(expired.error().headers()).containsEntry("x-ratelimit-remaining", "5");
    assertThat(expired.retryAfter()).isEmpty();
    assertThat(server.takeRequest().getTarget()).isEqualTo("/");
  }

  private MeException failure(Replay replay) {
    return catchThrowableOfType(MeException.class, client(replay)::me);
  }
}
