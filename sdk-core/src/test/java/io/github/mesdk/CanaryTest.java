package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.MeArguments;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.provider.Placement;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.testing.ErrorRow;
import io.github.mesdk.testing.Files;
import io.github.mesdk.testing.Logs;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Puts a secret into every input and searches every text output for it: {@code toString}, messages,
 * stack traces with causes, and all log lines at the finest level.
 */
@Tag("slow")
@Tag("log")
class CanaryTest {
  private static final String OWN = "canary-own-token+1/=";
  private static final String EXPLICIT = "canary-explicit-token";
  private static final String SUBJECT = "canary-subject-token&x=1";
  private static final String HEADER = "canary-gateway-key";
  private static final String CALL_HEADER = "canary-key-of-a-call";
  private static final String SESSION = "canary-session-token";
  private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJl";
  private static final String[] ALL = {
    OWN, EXPLICIT, SUBJECT, HEADER, SESSION, JWT, encoded(OWN), encoded(SUBJECT), "canary"
  };

  private final MockWebServer server = NoDelaySockets.newServer();
  private final List<String> texts = new ArrayList<>();
  private final long logged = Logs.length();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String encoded(String secret) {
    return URLEncoder.encode(secret, StandardCharsets.UTF_8);
  }

  private Stream<IdentityProvider<? extends CurrentUser>> providers() {
    URI origin = Servers.origin(server);
    return Stream.of(
        Testiny.provider().at(origin),
        Testiny.withBearer().at(origin),
        Pulse.at(origin),
        RiverGen.provider().at(origin),
        Krystal.provider().at(origin),
        Krystal.withGet().at(origin),
        CloudBase.at(origin),
        Oidc.userInfo(origin),
        IdentityProvider.builder("pulse", UserSession.class)
            .baseUrl(origin)
            .token(Placement.query("access_token"))
            .build());
  }

  private void collect(Object... seen) {
    for (Object object : seen) {
      texts.add(String.valueOf(object));
      if (object instanceof Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        texts.add(trace.toString());
      }
      if (object instanceof ApiException failure) {
        texts.add(failure.error() + " " + failure.error().headers() + failure.error().message());
      }
    }
  }

  private void assertNoSecretIsShown() {
    assertThat(texts).isNotEmpty().allSatisfy(text -> assertThat(text).doesNotContain(ALL));
    assertThat(Logs.since(logged)).contains("attempt").doesNotContain(ALL);
  }

  /** Calls the client twice for each reply: with its own token and with an explicit one. */
  private <T extends CurrentUser> void call(IdentityProvider<T> provider, Replies... replies) {
    MeArguments arguments =
        provider.name().equals("krystal") ? Krystal.subject(SUBJECT) : MeArguments.of();
    TokenProvider own = TokenProvider.of(OWN);
    RecordedEvents seen = new RecordedEvents();
    MeClient<T> client =
        MeClient.builder(provider)
            .tokenProvider(own)
            .header("X-Gateway-Key", HEADER)
            .requestHeaders(attempt -> Map.of("X-Call-Key", CALL_HEADER))
            .listener(seen)
            .waits(time -> {}, () -> 0.5)
            .build();
    MeRequest explicit = MeRequest.ofToken(EXPLICIT).withArguments(arguments);
    collect(client, provider, own, explicit, arguments, AccessToken.of(OWN));
    for (Replies reply : replies) {
      server.setDispatcher(reply);
      for (MeRequest request : List.of(MeRequest.of(arguments), explicit)) {
        try {
          collect(client.me(request));
        } catch (MeException failure) {
          collect(failure);
        }
      }
    }
    for (MeEvent event : seen.events) {
      collect(event, event.requestId(), event.headers(), event.failure().orElse(null));
    }
  }

  /** A server whose reply echoes all credentials of the request. */
  private static final class Replies extends Dispatcher {
    private final BiFunction<RecordedRequest, String, MockResponse> reply;

    private Replies(BiFunction<RecordedRequest, String, MockResponse> reply) {
      this.reply = reply;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      String body = request.getBody() == null ? "" : request.getBody().utf8();
      String subject = body.contains(SUBJECT) ? SUBJECT : "";
      String echo =
          String.join(
              " ",
              request.getHeaders().values("Authorization").toString(),
              request.getHeaders().values("X-Api-Key").toString(),
              request.getHeaders().values("X-Gateway-Key").toString(),
              request.getHeaders().values("X-Call-Key").toString(),
              request.getUrl().queryParameterNames().stream()
                  .map(request.getUrl()::queryParameter)
                  .toList()
                  .toString(),
              String.valueOf(request.getUrl().query()),
              subject,
              JWT);
      return reply.apply(request, echo);
    }
  }

  @Test
  void noSecretIsShownWhenAServiceEchoesTheRequest() {
    providers()
        .forEach(provider ->
            ErrorRow.of(provider.name())
                .map(ErrorRow::file)
                .distinct()
                .map(file -> Files.text(provider.name() + "/" + file))
                .forEach(body ->
                    call(
                        provider,
                        Stream.of(200, 401, 403, 429, 500, 503)
                            .map(status -> echoing(status, body))
                            .toArray(Replies[]::new))));
    assertNoSecretIsShown();
  }

  private static Replies echoing(int status, String body) {
    return new Replies((request, echo) ->
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", "application/json; token=" + SESSION)
            .setHeader("X-Request-Id", echo)
            .setHeader("Set-Cookie", "session=" + SESSION)
            .setHeader("X-RateLimit-Reset", "Bearer " + SESSION)
            .setHeader("WWW-Authenticate", "Bearer error=\"" + echo.replace('"', ' ') + "\"")
            .setHeader("Location", "https://example.com/?token=" + SESSION)
            .body(body.replace("__CODE__", echo).replace("\"string\"", "\"" + echo + "\""))
            .build());
  }

  /** An invalid status line. */
  private static Replies status(String start) {
    return new Replies(
        (request, echo) -> new MockResponse.Builder().status(start + OWN + " " + SESSION).build());
  }

  private static Replies always(MockResponse response) {
    return new Replies((request, echo) -> response);
  }

  @Test
  void noSecretIsShownInAnAnswer() {
    providers()
        .forEach(provider -> {
          String me = Files.text(provider.name() + "/me.json").strip().replaceFirst("\\{", "");
          String body = "{\"newMember\":\"" + SESSION + "\"," + me;
          String answer =
              provider.name().equals("rivergen")
                  ? "{\"success\":true,\"data\":" + body + "}"
                  : body.replaceFirst("\"token\": *\"[^\"]*\"", "\"token\":\"" + SESSION + "\"");
          call(provider, always(Servers.json(200, answer)));
        });
    assertNoSecretIsShown();
  }

  @Test
  void noSecretIsShownWhenAReplyIsMalformed() {
    providers()
        .forEach(provider ->
            call(
                provider,
                status("HTTP/1.1 "),
                status(""),
                new Replies((request, echo) -> Servers.json(200, echo)),
                new Replies((request, echo) -> Servers.json(200, "{\"" + echo + "\":" + echo)),
                new Replies((request, echo) -> Servers.json(500, "<p>" + echo + "</p>"))));
    assertNoSecretIsShown();
  }
}
