package io.github.mesdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of Redmine in the browser of a person. */
final class RedmineWebsite {
  /** Every form needs the token of the page before it. */
  private static final Pattern TOKEN =
      Pattern.compile("<meta name=\"csrf-token\" content=\"([^\"]+)\"");

  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final URI url;

  RedmineWebsite(URI url) {
    this.url = url;
  }

  void signIn(String login, String password) throws IOException, InterruptedException {
    submit("/login", "/login", "username", login, "password", password);
  }

  /** Creates a new API key; the old one ends. */
  void resetApiKey() throws IOException, InterruptedException {
    submit("/my/account", "/my/api_key");
  }

  void restApi(boolean isEnabled) throws IOException, InterruptedException {
    submit("/settings", "/settings/edit", "settings[rest_api_enabled]", isEnabled ? "1" : "0");
  }

  private void submit(String page, String action, String... fields)
      throws IOException, InterruptedException {
    Matcher token = TOKEN.matcher(sent(HttpRequest.newBuilder(url.resolve(page))));
    assertThat(token.find()).as("the form of " + page).isTrue();
    StringBuilder form = new StringBuilder("authenticity_token=").append(encoded(token.group(1)));
    for (int i = 0; i < fields.length; i += 2) {
      form.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
    }
    sent(
        HttpRequest.newBuilder(url.resolve(action))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
  }

  private String sent(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> reply =
        browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return reply.body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
