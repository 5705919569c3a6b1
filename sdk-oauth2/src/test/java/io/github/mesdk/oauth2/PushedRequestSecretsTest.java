package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import java.net.http.HttpResponse;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages about pushed authorization requests mask what was pushed. */
@Timeout(60)
class PushedRequestSecretsTest extends PushedRequestFixture {
  /** Repeats the request in the error message. */
  private void echo() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String body = request.getBody().utf8();
            sent = parameters(body);
            String echo =
                String.join(" ", sent.values())
                    + " "
                    + body
                    + " "
                    + request.getHeaders().get("Authorization");
            return reply(
                400,
                "application/json",
                "{\"error\":\"invalid_request\",\"error_description\":\"%s\"}".formatted(echo));
          }
        });
  }

  @Test
  void nothingThatWasPushedIsShown() throws Exception {
    BrowserLogin login =
        login(CLIENT)
            .loginHint("canary-person@example.com")
            .parameter("organization", "canary-org")
            .parameter("pin", "0815")
            .build();
    echo();
    String shown = failure(() -> login.signIn(address -> fail("opened"), soon())).toString();
    assertThat(shown).contains("invalid_request").contains("S256").contains("openid");
    for (String name : new String[] {"state", "nonce", "code_challenge", "login_hint"}) {
      assertThat(shown).doesNotContain(sent.get(name));
    }
    assertThat(shown).doesNotContain("canary", "0815", "hush-hush");
    assertThat(new LoginAddress(at("/a?request_uri=canary"), Optional.empty()).toString())
        .doesNotContain("canary");
  }

  @Test
  void anErrorAfterThePushIsReportedWithoutWhatWasPushed() {
    answerPush();
    BrowserLogin login = login(PUBLIC).loginHint("canary-person@example.com").build();
    MeException failure =
        failure(() ->
            login.signIn(
                opened -> {
                  sent = pushed();
                  HttpResponse<String> shown =
                      visit(
                          sent.get("redirect_uri")
                              + "?error=invalid_request_uri&error_description="
                              + encoded(String.join(" ", sent.values()))
                              + "&state="
                              + sent.get("state"));
                  assertThat(shown.statusCode()).isEqualTo(200);
                },
                soon()));
    assertThat(failure)
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("invalid_request_uri")
        .hasMessageNotContaining("canary")
        .hasMessageNotContaining(sent.get("state"))
        .hasMessageNotContaining(sent.get("code_challenge"));
  }

  @Test
  void anErrorOfTheTokenEndpointIsReportedWithoutWhatWasPushed() {
    answerPush();
    answer(400, "{'error':'invalid_grant','error_description':'not for ada@example.com'}");
    BrowserLogin login = login(PUBLIC).loginHint("ada@example.com").build();
    MeException failure =
        failure(() ->
            login.signIn(
                opened -> {
                  sent = pushed();
                  visit(sent.get("redirect_uri") + "?code=code-1&state=" + sent.get("state"));
                },
                soon()));
    assertThat(failure).hasMessageContaining("not for ***");
  }
}
