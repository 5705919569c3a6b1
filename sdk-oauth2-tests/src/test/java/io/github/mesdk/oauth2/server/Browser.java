package io.github.mesdk.oauth2.server;

import io.github.mesdk.oauth2.BrowserLogin;
import io.github.mesdk.oauth2.LoginResult;
import io.github.mesdk.time.Deadline;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A simulated browser with a person: follows redirects, keeps cookies, and fills in and submits
 * each form. It stops at the first page without a form.
 */
final class Browser {
  private static final int MAX_PAGES = 20;

  private final Map<String, String> input;
  private final Map<String, Map<String, String>> cookiesByAuthority = new HashMap<>();
  private @Nullable Page lastPage;

  /** The last page and its address. */
  record Page(URI address, PlainHttp.HttpReply response) {}

  /** A browser whose person types these values into the fields with these names. */
  Browser(Map<String, String> input) {
    this.input = input;
  }

  /** Completes the login in another thread and waits for its last page. */
  LoginResult signIn(BrowserLogin login) {
    AtomicReference<CompletableFuture<@Nullable Page>> visit =
        new AtomicReference<>(CompletableFuture.completedFuture(null));
    try {
      return login.signIn(
          address -> visit.set(CompletableFuture.supplyAsync(() -> visit(address))),
          Deadline.after(Duration.ofMinutes(1)));
    } finally {
      lastPage = visit.get().join();
    }
  }

  /** Returns the page that the browser shows after {@link #signIn}. */
  @Nullable Page lastPage() {
    return lastPage;
  }

  /** Opens a page, and follows redirects and forms until a page has neither. */
  Page visit(URI page) {
    URI at = page;
    PlainHttp.HttpReply response = request(at, Optional.empty());
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      Optional<String> location = Optional.ofNullable(response.headers().get("Location"));
      Optional<HtmlForm> form = HtmlForm.in(response.body());
      if (location.isPresent()) {
        at = at.resolve(location.get());
        response = request(at, Optional.empty());
      } else if (form.isPresent()) {
        at = at.resolve(form.get().action());
        response = request(at, Optional.of(form.get().filled(input)));
      } else {
        return new Page(at, response);
      }
    }
    throw new AssertionError("more than " + MAX_PAGES + " pages, the last at " + at.getPath());
  }

  private PlainHttp.HttpReply request(URI url, Optional<Map<String, String>> form) {
    Map<String, String> cookies =
        cookiesByAuthority.computeIfAbsent(url.getAuthority(), authority -> new HashMap<>());
    Headers headers =
        Headers.of(
            "Accept",
            "text/html",
            "Cookie",
            cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; ")));
    PlainHttp.HttpReply response =
        form.map(values -> PlainHttp.postForm(url, values, headers))
            .orElseGet(() -> PlainHttp.get(url, headers));
    for (String cookie : response.headers().values("Set-Cookie")) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return response;
  }
}
