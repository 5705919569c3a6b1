package io.github.mesdk.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mesdk.MeClient;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.testing.Logs;
import io.github.mesdk.testing.Secrets;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Token endpoints that echo all credentials; no text of the SDK shows them. */
@Tag("slow")
class LoginCanaryTest extends LoginFixture {
  private static final String REFRESH = "canary-refresh \"token\\&+";
  private static final String SECRET = "canary-client \"secret\\&+";
  private static final String PASSWORD = "canary-pass \"word\\&+";
  private static final String KEY = "canary-key";
  private static final String BASIC =
      Base64.getEncoder().encodeToString(("id:" + SECRET).getBytes(StandardCharsets.UTF_8));
  private static final String[] ALL = {"canary", BASIC, "word\\", "secret\\", "token\\", "%5C%26"};

  private final List<String> texts = new ArrayList<>();
  private final long logged = Logs.length();

  @TempDir Path folder;

  private List<LoginBuilder> logins() {
    put(StoredTokens.of(REFRESH));
    return List.of(
        CloudBaseLogin.refreshing(CloudBase.at(origin()), store),
        CloudBaseLogin.clientCredentials(CloudBase.at(origin()), "id", SECRET),
        RiverGenLogin.refreshing(RiverGen.provider().at(origin()), store),
        PulseLogin.withApiKey(Pulse.at(origin()), KEY, SECRET),
        PulseLogin.withPassword(Pulse.at(origin()), "ada@example.com", PASSWORD));
  }

  private void recordFailures(LoginBuilder login) {
    TokenProvider source = login.buildUncached();
    TokenProvider cached = clock.cachedOnCallersThread(source);
    for (TokenProvider tokens : List.of(source, cached)) {
      texts.add(tokens + " " + store);
      put(StoredTokens.of(REFRESH));
      recordFailures(tokens::token);
      recordFailures(MeClient.builder(CloudBase.at(origin())).tokenProvider(tokens).build()::me);
    }
  }

  private MeException recordFailures(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(MeException.class);
    MeException failure = (MeException) thrown;
    Secrets.assertAbsent(failure, ALL);
    texts.add(failure.problem());
    for (Throwable cause :
        List.of(failure, Optional.ofNullable(failure.getCause()).orElse(failure))) {
      if (cause instanceof ApiException refused) {
        texts.add(refused.error() + " " + refused.error().headers());
      }
    }
    return failure;
  }

  /** Calls the provider itself, a cache of it, and a client that uses it. */
  private void recordFailures(LoginBuilder login, String problem) {
    TokenProvider cached = clock.cachedOnCallersThread(login.buildUncached());
    List<ThrowingCallable> calls =
        List.of(
            login.buildUncached()::token,
            cached::token,
            MeClient.builder(CloudBase.at(origin())).tokenProvider(login.buildUncached()).build()
                ::me);
    for (ThrowingCallable call : calls) {
      assertThat(recordFailures(call))
          .isInstanceOf(TokenException.class)
          .hasMessageContaining(problem);
    }
  }

  private void assertNoSecretRecorded(int atLeast) {
    assertThat(texts)
        .hasSizeGreaterThan(atLeast)
        .allSatisfy(text -> assertThat(text).doesNotContain(ALL));
    assertThat(Logs.since(logged)).doesNotContain(ALL);
  }

  private static String json(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** Everything that was sent: as in the request, as plain text, and form-encoded. */
  private static String echo(RecordedRequest request) {
    String sent =
        request.getHeaders().get("Authorization")
            + " "
            + (request.getBody() == null ? "" : request.getBody().utf8());
    String plain =
        Stream.of(REFRESH, SECRET, PASSWORD, KEY)
            .filter(secret ->
                sent.contains(json(secret)) || (sent.contains(BASIC) && secret.equals(SECRET)))
            .reduce("", (all, one) -> all + " " + one);
    return sent + plain + " " + URLEncoder.encode(plain, StandardCharsets.UTF_8);
  }

  private MockResponse hostile(RecordedRequest request, int status, String body) {
    String echo = echo(request);
    MockResponse.Builder reply =
        new MockResponse.Builder()
            .status("HTTP/1.1 " + status + " " + echo)
            .setHeader("Content-Type", "text/html; x=" + echo)
            .setHeader("Server", echo)
            .setHeader("X-Request-Id", echo)
            .setHeader("Location", echo)
            .setHeader("Retry-After", echo)
            .setHeader("WWW-Authenticate", "Bearer error=\"" + json(echo) + "\"");
    return reply.body(body.replace("__ECHO__", json(echo))).build();
  }

  @Test
  void noEchoedCredentialIsShown() {
    List<String> bodies =
        List.of(
            "__ECHO__",
            "<h1>__ECHO__</h1>",
            "{\"error\":\"__ECHO__\",\"error_description\":\"__ECHO__\",\"message\":\"__ECHO__\"}",
            "{\"error\":{\"code\":\"__ECHO__\",\"message\":\"__ECHO__\"},\"request_id\":\"__ECHO__\"}",
            "{\"code\":\"__ECHO__\",\"requestId\":\"__ECHO__\",\"success\":false}",
            "{\"access_token\":\"__ECHO__\",\"token\":\"__ECHO__\",\"token_type\":\"__ECHO__\"}",
            "{\"__ECHO__\":\"__ECHO__\",\"refresh_token\":[\"__ECHO__\"],\"access_token\":[]}");
    for (String body : bodies) {
      for (int status : new int[] {200, 302, 400, 401, 403, 429, 500, 503}) {
        server.setDispatcher(
            new Dispatcher() {
              @Override
              public MockResponse dispatch(RecordedRequest request) {
                return hostile(request, status, body);
              }
            });
        logins().forEach(this::recordFailures);
      }
    }
    assertNoSecretRecorded(1000);
  }

  @Test
  void noMalformedStatusLineIsShown() {
    for (LoginBuilder login : logins()) {
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return new MockResponse.Builder().status(echo(request)).build();
            }
          });
      recordFailures(login);
    }
    assertNoSecretRecorded(10);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void noTokenOfAnUnusableFileIsShown() throws Exception {
    Path file = folder.resolve("login");
    TokenStore store = TokenStore.file(file);
    store.update(far, none -> Optional.of(StoredTokens.of(REFRESH)));
    // The replacement cannot be created, because a directory with content has its name.
    Path blocker = Files.createDirectories(folder.resolve("login.new").resolve("in-the-way"));
    LoginBuilder login = CloudBaseLogin.refreshing(CloudBase.at(origin()), store);
    recordFailures(login, "cannot be written");
    Files.delete(blocker);
    Files.writeString(file, Files.readString(file).replace("end", "canary"));
    recordFailures(login, "is damaged");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    recordFailures(login, "open to other users");
    Files.delete(folder.resolve("login.lock"));
    Files.createDirectory(folder.resolve("login.lock"));
    recordFailures(login, "login.lock is not a regular file");
    assertNoSecretRecorded(11);
  }
}
