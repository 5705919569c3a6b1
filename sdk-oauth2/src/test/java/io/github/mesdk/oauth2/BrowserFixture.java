package io.github.mesdk.oauth2;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A browser that follows the redirect of a login. */
abstract class BrowserFixture extends IssuerFixture {
  final HttpClient browser = HttpClient.newHttpClient();
  URI address;
  Map<String, String> sent;
  HttpResponse<String> page;

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
        .scope("openid")
        .build()
        .signIn(address -> open(address, query), soon());
  }

  LoginResult signIn(UnaryOperator<String> query) {
    return signIn(issuer(), query);
  }

  void answerLogin(String... more) {
    answerToken("access", 300, ",'refresh_token':'refresh'" + String.join("", more));
  }
}
