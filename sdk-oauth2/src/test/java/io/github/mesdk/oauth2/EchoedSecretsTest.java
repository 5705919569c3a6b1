package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.oauth2.EchoingIssuer.Place;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.Disclosure;
import io.github.mesdk.testing.RandomSecret;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An issuer repeats the secrets that it gets, in each encoding and in each place from which text is
 * shown. Nothing of them is in an exception or the log.
 */
@Tag("slow")
class EchoedSecretsTest extends IssuerFixture {
  private static final int ROUNDS = 8;

  /** One for all issuers, because each client reads the certificate authorities. */
  private static final OkHttpClient HTTP = new OkHttpClient();

  private final Random random = new Random(6749);
  private final List<String> shown = new ArrayList<>();
  private final List<RandomSecret> echoed = new ArrayList<>();

  /** The ways to send a secret to the issuer. */
  enum Use {
    CLIENT_CREDENTIALS("/token"),
    REFRESH("/token"),
    EXCHANGE("/token"),
    AUTHORIZATION_CODE("/token"),
    DEVICE_POLL("/token"),
    DEVICE("/device"),
    USER_INFO("/userinfo");

    private final String path;

    Use(String path) {
      this.path = path;
    }
  }

  @Override
  OAuth2IssuerBuilder builder() {
    return super.builder().httpClient(HTTP);
  }

  private RandomSecret token() {
    List<RandomSecret> shapes = RandomSecret.tokens(random);
    return shapes.get(random.nextInt(shapes.size()));
  }

  /** A client whose requests to each endpoint have a secret. */
  private OAuth2Client client() {
    List<RandomSecret> shapes = RandomSecret.ofEachShape(random);
    String secret = shapes.get(random.nextInt(shapes.size())).value();
    return switch (random.nextInt(3)) {
      case 0 -> OAuth2Client.basic("app", secret);
      case 1 -> OAuth2Client.post("app", secret);
      default -> OAuth2Client.privateKeyJwt("app", Keys.RSA.toJSONString());
    };
  }

  private void call(Use use) throws IOException {
    OAuth2Client client = client();
    OAuth2Issuer issuer = issuer();
    switch (use) {
      case CLIENT_CREDENTIALS -> issuer.clientCredentials(client).buildUncached().token();
      case REFRESH -> {
        signIn(StoredTokens.of(token().value()));
        issuer.refreshing(client, store).buildUncached().token();
      }
      case EXCHANGE ->
          issuer.tokenExchange(client).build().exchange(AccessToken.of(token().value()));
      case AUTHORIZATION_CODE ->
          issuer
              .browserLogin(client, store)
              .build()
              .signIn(address -> redirect(address, "code=" + form(token().value())));
      case DEVICE, DEVICE_POLL -> issuer.deviceLogin(client, store).build().signIn(this::show);
      case USER_INFO -> {
        try (var users =
            MeClient.builder(issuer.userInfo())
                .httpClient(HTTP)
                .retryPolicy(RetryPolicy.none())
                .build()) {
          users.me(MeRequest.ofToken(token().value()));
        }
      }
    }
  }

  private static String form(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private void redirect(URI address, String query) {
    Map<String, String> request = parameters(address.getRawQuery());
    String redirect = request.get("redirect_uri") + "?state=" + request.get("state") + "&" + query;
    try {
      ((HttpURLConnection) URI.create(redirect).toURL().openConnection()).getResponseCode();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void show(Object text) {
    shown.add(String.valueOf(text));
  }

  private void show(MeException failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    show(trace);
    for (Throwable next = failure; next != null; next = next.getCause()) {
      assertThat(next.toString()).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]");
      if (next instanceof ApiException api) {
        show(api.error());
        show(api.error().headers());
        show(api.error().missingScopes());
      } else if (next instanceof DecodeException decode) {
        show(decode.path());
      }
    }
  }

  private void assertHidden(RandomSecret secret) {
    String all = String.join(" | ", shown);
    assertThat(Disclosure.of(List.of(secret)).isIn(all)).as("%s in %s", secret, all).isFalse();
    shown.clear();
    echoed.add(secret);
  }

  private static String log() throws IOException {
    return Files.readString(Path.of(System.getProperty("org.slf4j.simpleLogger.logFile")));
  }

  @ParameterizedTest
  @EnumSource(Use.class)
  void noSecretOfARequestIsShown(Use use) throws Exception {
    int logged = log().length();
    for (int round = 0; round < ROUNDS; round++) {
      for (Place place : Place.values()) {
        EchoingIssuer issuer = new EchoingIssuer(random, use.path, place);
        server.setDispatcher(issuer);
        try {
          call(use);
        } catch (MeException failure) {
          show(failure);
        }
        assertHidden(issuer.echoed());
      }
    }
    Disclosure all = Disclosure.of(echoed);
    assertThat(log().substring(logged).lines().filter(all::isIn)).isEmpty();
  }

  /** The secrets of an authorization request are those that a redirect can repeat. */
  @Test
  void noSecretOfAnAuthorizationRequestIsShown() {
    EchoingIssuer issuer = new EchoingIssuer(random, "", Place.CODE);
    for (int round = 0; round < 4 * ROUNDS; round++) {
      BrowserLogin login = issuer().browserLogin(client(), store).scope("openid").build();
      String name = round % 2 == 0 ? "state" : "nonce";
      String parameter = round / 2 % 2 == 0 ? "error=" : "error=access_denied&error_description=";
      List<RandomSecret> sent = new ArrayList<>();
      show(
          failure(() ->
              login.signIn(address -> {
                String secret = parameters(address.getRawQuery()).get(name);
                sent.add(new RandomSecret(secret, false));
                redirect(address, parameter + form(issuer.encoded(secret)));
              })));
      assertHidden(sent.get(0));
    }
  }

  /** No secret is sent for the metadata, but a text may look like one. */
  @Test
  void noTokenInMetadataIsShown() {
    for (RandomSecret token : RandomSecret.tokens(random)) {
      String text =
          token.value().startsWith("eyJ") ? token.value() : "access_token=" + form(token.value());
      for (String document :
          List.of(
              "{'issuer':'https://a.example/" + text + "'}",
              "{'issuer':'ISSUER','token_endpoint':'http://a.example/" + text + "'}",
              "{'issuer':'ISSUER','token_endpoint':'https://a.example/%" + text + "'}",
              "{'issuer':'ISSUER','token_endpoint':'https://" + text + ".a_b.example'}")) {
        answer(200, document.replace("ISSUER", at("/realm").toString()));
        show(failure(() -> builder().discover().clientCredentials(CLIENT).build().token()));
        assertHidden(token);
      }
      // A 400 means that there is no such document, so another address is tried.
      answer(404, "{}");
      answer(400, "{'error':'" + text + "','error_description':'" + text + "'}");
      show(failure(() -> builder().discover()));
      assertHidden(token);
    }
  }
}
