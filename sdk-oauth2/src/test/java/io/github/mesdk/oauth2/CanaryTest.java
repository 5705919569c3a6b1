package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.refresh.TokenReply;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sends secrets in every parameter to an issuer that echoes them, and searches all output for them:
 * {@code toString}, messages, stack traces and log lines.
 */
class CanaryTest extends IssuerFixture {
  private static final String SECRET = "canary-secret+1/=";
  private static final String DEVICE = "canary-device-code";
  private static final String REFRESH = "canary-refresh-token";
  private static final String SUBJECT = "canary-subject-token";
  private static final String CODE = "canary-code";

  private final List<String> texts = new ArrayList<>();
  private final List<String> secrets = new ArrayList<>(List.of("canary"));

  /** Echoes the form and the credentials in its error message, except to start a device login. */
  private final class Echo extends Dispatcher {
    private final int status;
    private final String code;

    Echo(int status, String code) {
      this.status = status;
      this.code = code;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      if (request.getTarget().equals("/device") && status != 418) {
        return reply(
            200,
            "application/json",
            "{\"device_code\":\"%s\",\"user_code\":\"u\",\"expires_in\":60,\"verification_uri\":\"https://a.example\"}"
                .formatted(DEVICE));
      }
      String body = request.getBody().utf8();
      Map<String, String> form = parameters(body);
      String authorization = request.getHeaders().get("Authorization");
      form.entrySet().stream()
          .filter(entry ->
              entry.getKey().matches("code_verifier|client_assertion|state|nonce|code_challenge"))
          .forEach(entry -> secrets.add(entry.getValue()));
      String echo = String.join(" ", form.values()) + " " + body + " " + authorization;
      return new MockResponse.Builder()
          .code(status)
          .setHeader("WWW-Authenticate", "Bearer error=\"" + code + "\"")
          .body("{\"error\":\"" + code + "\",\"error_description\":\"" + echo + "\"}")
          .build();
    }
  }

  private void see(Object... seen) {
    for (Object object : seen) {
      texts.add(String.valueOf(object));
    }
  }

  private void seeFailure(ThrowingCallable call) {
    MeException failure = failure(call);
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    see(failure, trace);
    Throwable error = failure instanceof ApiException ? failure : failure.getCause();
    if (error instanceof ApiException refusal) {
      see(refusal.error(), refusal.error().message(), refusal.error().headers());
    }
  }

  private static void visit(String address) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
      HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void redirect(URI address, String query) {
    Map<String, String> request = parameters(address.getRawQuery());
    secrets.add(request.get("state"));
    secrets.add(request.get("nonce"));
    visit(request.get("redirect_uri") + "?state=" + request.get("state") + "&" + query);
  }

  private void useEverything(OAuth2Client client) {
    OAuth2Issuer issuer = issuer();
    StoredTokens login = StoredTokens.of(REFRESH);
    signIn(login);
    var source = issuer.refreshing(client, store);
    var exchange = issuer.tokenExchange(client).build();
    var device =
        issuer
            .deviceLogin(client, store)
            .parameter("login_hint", "canary-hint")
            .parameter("organization", "canary-organization")
            .build();
    var browser = issuer.browserLogin(client, store).scope("openid").build();
    var pushed =
        issuer
            .browserLogin(client, store)
            .scope("openid")
            .loginHint("canary-hint")
            .parameter("organization", "canary-organization")
            .pushedRequest()
            .build();
    see(client, issuer, source, source.buildUncached(), source.build(), exchange, device, browser);
    see(pushed, client.certificate(), client.decryptionKeys());
    see(
        issuer.clientCredentials(client).buildUncached(),
        new ExchangedTokenCache(1),
        issuer.metadata);
    seeFailure(() -> issuer.clientCredentials(client).buildUncached().token());
    seeFailure(() -> source.buildUncached().token());
    seeFailure(() -> exchange.exchange(AccessToken.of(SUBJECT)));
    seeFailure(() -> device.signIn(this::see));
    seeFailure(() -> browser.signIn(address -> redirect(address, "code=" + CODE)));
    seeFailure(() -> pushed.signIn(this::see));
    seeFailure(() ->
        browser.signIn(address -> {
          String echo = URLEncoder.encode(address.getRawQuery(), StandardCharsets.UTF_8);
          redirect(address, "error=x&error_description=" + echo);
        }));
    seeFailure(
        () -> browser.signIn(address -> redirect(address, "code=" + CODE + "&iss=canary-iss%20")));
  }

  private void assertNothingSeen() throws IOException {
    String basic = "app:" + SECRET;
    secrets.add(Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)));
    secrets.add(
        Base64.getEncoder()
            .encodeToString("app:canary-secret%2B1%2F%3D".getBytes(StandardCharsets.UTF_8)));
    String log = Files.readString(Path.of(System.getProperty("org.slf4j.simpleLogger.logFile")));
    assertThat(log).contains("POST http://127.0.0.1").contains("/token");
    assertThat(texts).isNotEmpty();
    for (String secret : secrets) {
      assertThat(texts).allSatisfy(text -> assertThat(text).doesNotContain(secret));
      assertThat(log).doesNotContain(secret);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid_grant", "invalid_client", "server_error", "canary-secret+1/="})
  void noClientSecretIsShown(String code) throws Exception {
    server.setDispatcher(new Echo(400, code));
    useEverything(OAuth2Client.basic("app", SECRET));
    useEverything(OAuth2Client.post("app", SECRET));
    assertNothingSeen();
  }

  @Test
  void noSignedAssertionIsShown() throws Exception {
    server.setDispatcher(new Echo(401, "invalid_client"));
    useEverything(OAuth2Client.privateKeyJwt("app", Keys.RSA.toJSONString()));
    secrets.add(Keys.RSA.getPrivateExponent().toString());
    assertNothingSeen();
  }

  @Test
  void noSecretThatSignsAssertionsIsShown() throws Exception {
    server.setDispatcher(new Echo(401, "invalid_client"));
    useEverything(OAuth2Client.secretJwt("app", SECRET.repeat(2)));
    RSAKey key = new RSAKeyGenerator(2048).keyUse(KeyUse.ENCRYPTION).generate();
    useEverything(OAuth2Client.post("app", SECRET).withDecryptionKeys(key.toJSONString()));
    secrets.add(key.getPrivateExponent().toString());
    secrets.add(key.getFirstPrimeFactor().toString());
    assertNothingSeen();
  }

  @Test
  void noSecretIsShownForAnOutage() throws Exception {
    server.setDispatcher(new Echo(418, "teapot"));
    useEverything(OAuth2Client.basic("app", SECRET));
    assertNothingSeen();
  }

  @Test
  void noReceivedTokenIsShown() throws Exception {
    String idToken =
        Keys.signed(Keys.RSA, new JWTClaimsSet.Builder().subject("canary-person").build());
    secrets.add(idToken);
    TokenReply reply =
        new TokenReply(
            "the endpoint",
            Map.of("access_token", "canary-access", "refresh_token", REFRESH),
            "access_token",
            clock.instant());
    see(
        reply,
        StoredTokens.of(REFRESH).withAccessToken(reply.accessToken()),
        new DeviceAuthorization(
            "canary-device",
            Duration.ZERO,
            new DevicePrompt(at("/"), "canary-user", Optional.empty(), Duration.ZERO)),
        new DevicePrompt(at("/"), "canary-user", Optional.of(at("/canary")), Duration.ZERO));
    see(
        new AuthorizationResponse(Map.of("code", List.of(CODE))),
        new ExchangedTokenCache.ExchangedToken(
            AccessToken.of(SUBJECT), issuer().ageClock.now(), Duration.ZERO));
    answerToken(
        "canary-access", 300, ",'refresh_token':'" + REFRESH + "','id_token':'" + idToken + "'");
    server.enqueue(Keys.published(Keys.RSA));
    BrowserLogin browser = issuer().browserLogin(PUBLIC, store).scope("openid").build();
    seeFailure(() -> browser.signIn(address -> redirect(address, "code=" + CODE)));
    assertThat(stored()).isEmpty();
    assertNothingSeen();
  }
}
