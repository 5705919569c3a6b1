package io.github.mesdk.oauth2;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** A browser that follows the redirect of a login. */
abstract class BrowserFixture extends IssuerFixture {
  final HttpClient browser = HttpClient.newHttpClient();
  URI address;
  Map<String, String> sent;
  HttpResponse<String> page;

  /** With {@code openid}, the issuer must send an ID token. */
  String scope = "profile";

  String encoded(Object value) {
    return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
  }

  HttpResponse<String> visit(String address) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
      return browser.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens the address like a browser, and follows the redirect with this query. */
  void open(URI address, UnaryOperator<String> query) {
    this.address = address;
    sent = parameters(address.getRawQuery());
    page = visit(sent.get("redirect_uri") + "?" + query.apply("state=" + sent.get("state")));
  }

  LoginResult signIn(OAuth2Issuer issuer, UnaryOperator<String> query) {
    return issuer
        .browserLogin(PUBLIC, store)
        .scope(scope)
        .build()
        .signIn(address -> open(address, query), soon());
  }

  LoginResult signIn(UnaryOperator<String> query) {
    return signIn(issuer(), query);
  }

  void answerLogin(String... more) {
    answerToken("access", 300, ",'refresh_token':'refresh'" + String.join("", more));
  }

  /** The claims of a valid ID token for the login that the browser has started. */
  JWTClaimsSet.Builder idToken() {
    return new JWTClaimsSet.Builder()
        .issuer(at("/realm").toString())
        .subject("248")
        .audience("my-tool")
        .issueTime(Date.from(clock.instant()))
        .expirationTime(Date.from(clock.instant().plusSeconds(300)))
        .claim("nonce", sent.get("nonce"));
  }

  /** Signs in with an OpenID Connect login whose ID token has these claims. */
  LoginResult signInWith(OAuth2Issuer issuer, UnaryOperator<JWTClaimsSet.Builder> change) {
    scope = "openid";
    return signIn(
        issuer,
        state -> {
          replyWith(Keys.signed(Keys.RSA, change.apply(idToken()).build()));
          return state + "&code=c";
        });
  }

  /** From now on, the issuer replies with this ID token and publishes {@link Keys#RSA}. */
  private void replyWith(String idToken) {
    String tokens =
        "{\"access_token\":\"access\",\"expires_in\":300,\"refresh_token\":\"refresh\","
            + "\"id_token\":\"%s\"}".formatted(idToken);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return request.getTarget().equals("/keys")
                ? Keys.published(Keys.RSA)
                : reply(200, "application/json", tokens);
          }
        });
  }

  LoginResult signInWith(UnaryOperator<JWTClaimsSet.Builder> change) {
    return signInWith(issuer(), change);
  }
}
