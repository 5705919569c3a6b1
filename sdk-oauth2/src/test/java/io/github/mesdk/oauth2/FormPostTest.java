package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.UnauthenticatedException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OAuth 2.0 Form Post Response Mode: the browser posts the response to the port of the login. */
@Timeout(60)
class FormPostTest extends BrowserFixture {
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

  private final List<String> unverified = new ArrayList<>();

  /** Signs in; the browser receives the redirect URI and the parameter with the state. */
  private void signInWith(BiConsumer<URI, String> browser) {
    issuer()
        .browserLogin(PUBLIC, store)
        .formPost()
        .onUnverifiedError(unverified::add)
        .build()
        .signIn(
            address -> {
              sent = parameters(address.getRawQuery());
              browser.accept(
                  URI.create(sent.get("redirect_uri")), "state=" + encoded(sent.get("state")));
            },
            soon());
  }

  /** Posts a form as a browser does, and returns the status of the response. */
  private static String post(URI redirect, String form) {
    return post(redirect, form, FORM, "Content-Length: " + form.length());
  }

  private static String post(URI redirect, String body, String... headers) {
    String head = "POST /callback HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    return raw(redirect, head + String.join("\r\n", headers) + "\r\n\r\n" + body);
  }

  private static String raw(URI redirect, String request) {
    try (Socket socket = new Socket(redirect.getHost(), redirect.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return response.isEmpty() ? "none" : response.split(" ", 3)[1];
    } catch (IOException closed) {
      return "none";
    }
  }

  @Test
  void aPostedFormCompletesTheLogin() throws Exception {
    answerLogin();
    signInWith((redirect, state) ->
        assertThat(post(redirect, "code=the+c%C3%B6de&" + state)).isEqualTo("200"));
    assertThat(sent).containsEntry("response_mode", "form_post");
    assertThat(form(takeRequest())).containsEntry("code", "the cöde");
    assertThat(stored()).isPresent();
  }

  /** Some issuers ignore the response mode. */
  @Test
  void aRedirectWithAQueryCompletesTheLoginToo() {
    answerLogin();
    signInWith((redirect, state) ->
        assertThat(raw(redirect, "GET /callback?code=c&" + state + " HTTP/1.1\r\n\r\n"))
            .isEqualTo("200"));
    assertThat(stored()).isPresent();
  }

  @Test
  void aPostedErrorEndsTheLogin() {
    assertThat(
            failure(() ->
                signInWith((redirect, state) -> post(redirect, "error=access_denied&" + state))))
        .isInstanceOf(UnauthenticatedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "code=c", "state=wrong&code=c", "state=&error=canary", "error=canary&%zz=%"})
  void aFormWithAWrongStateNeverEndsTheLogin(String form) throws Exception {
    answerLogin();
    signInWith((redirect, state) -> {
      assertThat(post(redirect, form)).isEqualTo("400");
      assertThat(post(redirect, state + "&" + state + "&code=bad")).isEqualTo("400");
      assertThat(post(redirect, state + "&code=good")).isEqualTo("200");
    });
    assertThat(form(takeRequest())).containsEntry("code", "good");
    assertThat(unverified).isEmpty();
  }

  @Test
  void aRegisteredErrorWithAWrongStateIsReportedOnceAndTheWaitGoesOn() {
    answerLogin();
    signInWith((redirect, state) -> {
      assertThat(post(redirect, "error=access_denied&state=x")).isEqualTo("400");
      assertThat(post(redirect, "error=access_denied")).isEqualTo("400");
      assertThat(post(redirect, state + "&code=good")).isEqualTo("200");
    });
    assertThat(unverified).containsExactly("access_denied");
    assertThat(stored()).isPresent();
  }

  @Test
  void theFirstFormDecidesTheLogin() throws Exception {
    answerLogin();
    signInWith((redirect, state) -> {
      assertThat(post(redirect, state + "&code=first")).isEqualTo("200");
      assertThat(post(redirect, state + "&code=second")).isEqualTo("404");
    });
    assertThat(form(takeRequest())).containsEntry("code", "first");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content-type:APPLICATION/X-WWW-FORM-URLENCODED;charset=utf-8",
        "CONTENT-TYPE: application/x-www-form-urlencoded ; charset=UTF-8"
      })
  void theNamesOfHeadersAndTheMediaTypeHaveNoCase(String contentType) {
    answerLogin();
    signInWith((redirect, state) -> {
      String form = state + "&code=c";
      assertThat(post(redirect, form, contentType, "content-length:" + form.length()))
          .isEqualTo("200");
    });
    assertThat(stored()).isPresent();
  }

  @Test
  void anotherBodyThanAFormIsNoRedirect() throws Exception {
    answerLogin();
    signInWith((redirect, state) -> {
      String form = state + "&code=bad";
      String length = "Content-Length: " + form.length();
      assertThat(post(redirect, form, length)).isEqualTo("404");
      assertThat(post(redirect, form, length, "Content-Type: text/plain")).isEqualTo("404");
      assertThat(post(redirect, form, length, FORM + "x")).isEqualTo("404");
      assertThat(post(redirect, form, length, FORM, FORM)).isEqualTo("404");
      assertThat(post(redirect, form, FORM)).isEqualTo("404");
      assertThat(post(redirect, form, FORM, "Content-Length: x")).isEqualTo("404");
      assertThat(post(redirect, form, FORM, "Content-Length: -1")).isEqualTo("404");
      assertThat(post(redirect, form, FORM, length, length)).isEqualTo("404");
      assertThat(post(redirect, form, FORM, length, "Transfer-Encoding: chunked")).isEqualTo("404");
      assertThat(raw(redirect, "PUT /callback HTTP/1.1\r\n" + FORM + "\r\n" + length + "\r\n\r\n"))
          .isEqualTo("404");
      assertThat(
              raw(
                  redirect,
                  "POST /other HTTP/1.1\r\n" + FORM + "\r\n" + length + "\r\n\r\n" + form))
          .isEqualTo("404");
      assertThat(post(redirect, state + "&code=good")).isEqualTo("200");
    });
    assertThat(form(takeRequest())).containsEntry("code", "good");
  }

  @ParameterizedTest
  @ValueSource(ints = {65_537, 1_000_000, Integer.MAX_VALUE})
  void aFormOverTheLimitIsNotRead(int length) {
    answerLogin();
    signInWith((redirect, state) -> {
      assertThat(post(redirect, "", FORM, "Content-Length: " + length)).isEqualTo("404");
      String large = state + "&code=bad&x=" + "x".repeat(65_536);
      assertThat(post(redirect, large)).isIn("404", "none");
      assertThat(post(redirect, state + "&code=good")).isEqualTo("200");
    });
    assertThat(stored()).isPresent();
  }

  @Test
  void aFormAtTheLimitIsRead() {
    answerLogin();
    signInWith((redirect, state) -> {
      String form = state + "&code=good&x=";
      assertThat(post(redirect, form + "x".repeat(65_536 - form.length()))).isEqualTo("200");
    });
    assertThat(stored()).isPresent();
  }

  @Test
  void aFormThatIsCutOffIsIgnored() {
    answerLogin();
    signInWith((redirect, state) -> {
      String form = state + "&code=bad";
      assertThat(post(redirect, form, FORM, "Content-Length: " + (form.length() + 1)))
          .isEqualTo("none");
      assertThat(post(redirect, state + "&code=good")).isEqualTo("200");
    });
    assertThat(stored()).isPresent();
  }

  @Test
  void endlessHeadersAreCutOff() {
    answerLogin();
    signInWith((redirect, state) -> {
      String query = "GET /callback?code=bad&" + state + " HTTP/1.1\r\n";
      assertThat(raw(redirect, query + "A: b\r\n".repeat(20_000) + "\r\n")).isEqualTo("none");
      assertThat(post(redirect, state + "&code=good")).isEqualTo("200");
    });
    assertThat(stored()).isPresent();
  }
}
