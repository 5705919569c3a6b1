package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches the port of a browser login, from the issuer's redirect and from anyone else. */
@Timeout(60)
class RedirectTest extends BrowserFixture {
  private final List<String> unverified = new ArrayList<>();

  /** Signs in; each query is sent before the good redirect. */
  private LoginResult signInAfter(String... queries) {
    return issuer()
        .browserLogin(PUBLIC, store)
        .onUnverifiedError(unverified::add)
        .build()
        .signIn(
            address -> {
              String redirect = parameters(address.getRawQuery()).get("redirect_uri");
              for (String query : queries) {
                assertThat(visit(redirect + "?" + query).statusCode()).isEqualTo(400);
              }
              open(address, state -> state + "&code=good");
            },
            soon());
  }

  /** Sends these bytes to the port of the redirect and returns the status line of the response. */
  private static String raw(String redirect, String request) {
    URI address = URI.create(redirect);
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      String response =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return response.split("\r\n", 2)[0];
    } catch (IOException closed) {
      return "closed";
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "code=c",
        "state=&code=c",
        "state=wrong&code=c",
        "state=wrong",
        "state=a&state=b&code=c",
        "error=",
        "error=canary",
        "error=access_denied2&state=wrong",
        "error=a&error=b",
        "state=%00&error=%1b%5b2J"
      })
  void aRedirectWithAWrongStateNeverEndsTheLogin(String query) {
    answerLogin();
    signInAfter(query);
    assertThat(stored()).isPresent();
    assertThat(unverified).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error=access_denied",
        "error=access_denied&state=",
        "error=access_denied&state=wrong&error_description=canary&code=c"
      })
  void aRegisteredErrorWithAWrongStateIsReportedOnceAndTheWaitGoesOn(String query) {
    answerLogin();
    signInAfter(query, query, "error=canary");
    assertThat(stored()).isPresent();
    assertThat(unverified).containsExactly("access_denied");
  }

  @Test
  void anUnverifiedErrorIsReportedAtOnce() {
    BrowserLogin login =
        issuer()
            .browserLogin(PUBLIC, store)
            .onUnverifiedError(error -> {
              throw TokenException.of("the program gave up after " + error);
            })
            .build();
    MeException failure =
        failure(() ->
            login.signIn(
                address ->
                    visit(
                        parameters(address.getRawQuery()).get("redirect_uri")
                            + "?error=server_error"),
                soon()));
    assertThat(failure).hasMessage("the program gave up after server_error");
  }

  @Test
  void aRepeatedStateIsNoState() {
    answerLogin();
    issuer()
        .browserLogin(PUBLIC, store)
        .build()
        .signIn(
            address -> {
              open(address, state -> state + "&" + state + "&code=bad");
              assertThat(page.statusCode()).isEqualTo(400);
              open(address, state -> state + "&code=good");
            },
            soon());
    assertThat(stored()).isPresent();
  }

  @Test
  void aRepeatedCodeIsNoCode() {
    assertThat(failure(() -> signIn(state -> state + "&code=a&code=b")))
        .hasMessageContaining("no authorization code");
  }

  @Test
  void theFirstRedirectWithTheStateDecidesTheLogin() throws Exception {
    answerLogin();
    issuer()
        .browserLogin(PUBLIC, store)
        .build()
        .signIn(
            address -> {
              open(address, state -> state + "&code=first");
              assertThat(page.statusCode()).isEqualTo(200);
              open(address, state -> state + "&code=second");
              assertThat(page.statusCode()).isEqualTo(404);
            },
            soon());
    assertThat(form(takeRequest())).containsEntry("code", "first");
  }

  @Test
  void otherRequestsThanTheRedirectGetA404() {
    answerLogin();
    signIn(state -> {
      String root = sent.get("redirect_uri").replace("/callback", "");
      assertThat(visit(root + "/favicon.ico").statusCode()).isEqualTo(404);
      assertThat(visit(root + "/callback").statusCode()).isEqualTo(404);
      return state + "&code=good";
    });
    assertThat(stored()).isPresent();
  }

  @Test
  void thePageRepeatsNoParameter() {
    answerLogin();
    signIn(state -> state + "&code=canary&x=%3Cscript%3E");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("can be closed").doesNotContain("canary", "script");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
  }

  @Test
  void brokenRequestsDisturbNothing() {
    answerLogin();
    signIn(state -> {
      String redirect = sent.get("redirect_uri");
      String query = "/callback?" + state + "&code=bad";
      assertThat(raw(redirect, "")).isEmpty();
      assertThat(raw(redirect, "GET " + query + " HTTP/1.1\r\nHost: x\r\n")).isEmpty();
      assertThat(raw(redirect, "GET " + query + "\r\n\r\n")).contains("404");
      assertThat(raw(redirect, "POST " + query + " HTTP/1.1\r\n\r\n")).contains("404");
      assertThat(raw(redirect, "GET //x" + query + " HTTP/1.1\r\n\r\n")).contains("404");
      assertThat(raw(redirect, "GET /callback?%zz=% HTTP/1.1\r\n\r\n")).contains("400");
      assertThat(raw(redirect, "GET /callback?\u00e9 HTTP/1.1\r\n\r\n")).contains("400");
      assertThat(raw(redirect, "GET /callback/?x HTTP/1.1\r\n\r\n")).contains("404");
      assertThat(raw(redirect, "\u0016\u0003\u0001\n\n")).contains("404");
      assertThat(raw(redirect, "x".repeat(100_000))).isIn("", "closed");
      assertThat(raw(redirect, "GET " + query + " HTTP/1.1\r\nA: " + "x".repeat(100_000)))
          .isIn("", "closed");
      return state + "&code=good";
    });
    assertThat(stored()).isPresent();
  }

  @Test
  void idleConnectionsDoNotKeepTheBrowserOut() {
    List<Socket> idle = new ArrayList<>();
    answerLogin();
    signIn(state -> {
      URI redirect = URI.create(sent.get("redirect_uri"));
      for (int i = 0; i < 200; i++) {
        idle.add(connected(redirect));
      }
      return state + "&code=good";
    });
    assertThat(stored()).isPresent();
    idle.forEach(RedirectTest::close);
  }

  private static Socket connected(URI address) {
    try {
      return new Socket(address.getHost(), address.getPort());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The HTTP server of the JDK logs the address of each request at FINE. */
  @Test
  void theCodeIsInNoLogRecord() {
    List<String> records = new ArrayList<>();
    Handler all =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            records.add(entry.getMessage() + Arrays.toString(entry.getParameters()));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger root = Logger.getLogger("");
    Level before = root.getLevel();
    root.addHandler(all);
    root.setLevel(Level.ALL);
    try {
      answerLogin();
      issuer()
          .browserLogin(PUBLIC, store)
          .build()
          .signIn(
              address -> {
                var query = parameters(address.getRawQuery());
                String target = "/callback?code=canary&state=" + query.get("state");
                String status =
                    raw(query.get("redirect_uri"), "GET " + target + " HTTP/1.1\r\n\r\n");
                assertThat(status).contains("200");
              },
              soon());
    } finally {
      root.setLevel(before);
      root.removeHandler(all);
    }
    assertThat(records).isNotEmpty().noneMatch(entry -> entry.contains("canary"));
  }
}
