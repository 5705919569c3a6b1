package io.github.mesdk.examples.backend;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person with a browser, without its screen: cookies, redirects and forms. */
final class Visitor {
  private static final Pattern PAGE_KEY = Pattern.compile("name=\"page\" value=\"([^\"]+)\"");

  private static final BodyPublisher NOTHING = BodyPublishers.ofString("");

  private final URI backend;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

  /** What the backend sent, except for the redirects of a sign-in, which have one-time codes. */
  private final List<String> received = new CopyOnWriteArrayList<>();

  Visitor(URI backend) {
    this.backend = backend;
  }

  /** Signs in through the page of the provider, and returns the first request to it. */
  URI signIn(String subject) throws IOException, InterruptedException {
    URI authorization = location(send(request("/oauth2/authorization/provider").GET()));
    URI callback = location(decide(authorization, "approve", subject));
    URI target = location(send(HttpRequest.newBuilder(callback)));
    if (!target.equals(backend.resolve("/"))) {
      throw new AssertionError("the sign-in ended at " + target);
    }
    return authorization;
  }

  /** Declines on the page of the provider, and returns where the browser ends. */
  URI declineSignIn() throws IOException, InterruptedException {
    URI authorization = location(send(request("/oauth2/authorization/provider").GET()));
    return location(send(HttpRequest.newBuilder(location(decide(authorization, "decline", "")))));
  }

  private HttpResponse<String> decide(URI page, String decision, String subject)
      throws IOException, InterruptedException {
    Matcher key = PAGE_KEY.matcher(send(HttpRequest.newBuilder(page)).body());
    if (!key.find()) {
      throw new AssertionError("the page of the provider has no form");
    }
    String form =
        "page=" + encode(key.group(1)) + "&decision=" + decision + "&user=" + encode(subject);
    return send(
        HttpRequest.newBuilder(page.resolve(page.getPath()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return recorded(request(path).GET());
  }

  HttpResponse<String> getWithToken(String path, String token)
      throws IOException, InterruptedException {
    return recorded(request(path).header("Authorization", "Bearer " + token));
  }

  /** Sends what the script of the page sends. */
  HttpResponse<String> change(String method, String path) throws IOException, InterruptedException {
    return recorded(
        request(path)
            .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN").getValue())
            .method(method, NOTHING));
  }

  HttpResponse<String> changeWithoutCsrfToken(String method, String path)
      throws IOException, InterruptedException {
    return recorded(request(path).method(method, NOTHING));
  }

  HttpCookie cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no cookie " + name));
  }

  List<String> received() {
    return received;
  }

  private HttpResponse<String> recorded(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send(request);
    received.add(response.uri() + " " + response.headers().map() + " " + response.body());
    return response;
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(backend.resolve(path));
  }

  private static URI location(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Location")
        .map(response.uri()::resolve)
        .orElseThrow(() -> new AssertionError("no redirect, but status " + response.statusCode()));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
