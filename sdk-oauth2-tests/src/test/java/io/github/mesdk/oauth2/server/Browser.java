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
 * A person with a browser: follows redirects, keeps cookies, and fills every form that a server
 * shows with what it knows. It arrives at the first page that asks for nothing.
 */
final class Browser {
  private static final int MOST_PAGES = 20;

  private final Map<String, String> knowledge;
  private final Map<String, Map<String, String>> cookiesByAuthority = new HashMap<>();
  private @Nullable Page lastPage;

  /** What is shown at last, and where. */
  record Page(URI address, Wire.Answer answer) {}

  /** A browser whose person types these values into the fields of these names. */
  Browser(Map<String, String> knowledge) {
    this.knowledge = knowledge;
  }

  /** Goes through the login with its own address, as one who waits for the last page. */
  LoginResult signIn(BrowserLogin login) {
    AtomicReference<CompletableFuture<@Nullable Page>> way =
        new AtomicReference<>(CompletableFuture.completedFuture(null));
    try {
      return login.signIn(
          address -> way.set(CompletableFuture.supplyAsync(() -> visit(address))),
          Deadline.after(Duration.ofMinutes(1)));
    } finally {
      lastPage = way.get().join();
    }
  }

  /** What the browser shows after {@link #signIn}. */
  @Nullable Page lastPage() {
    return lastPage;
  }

  /** Goes there and on, until there is nothing to fill in. */
  Page visit(URI page) {
    URI at = page;
    Wire.Answer answer = request(at, Optional.empty());
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      Optional<String> location = Optional.ofNullable(answer.headers().get("Location"));
      Optional<HtmlForm> form = HtmlForm.in(answer.body());
      if (location.isPresent()) {
        at = at.resolve(location.get());
        answer = request(at, Optional.empty());
      } else if (form.isPresent()) {
        at = at.resolve(form.get().action());
        answer = request(at, Optional.of(form.get().filled(knowledge)));
      } else {
        return new Page(at, answer);
      }
    }
    throw new AssertionError("the pages do not end at " + at.getPath());
  }

  private Wire.Answer request(URI url, Optional<Map<String, String>> form) {
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
    Wire.Answer answer =
        form.map(values -> Wire.postForm(url, values, headers))
            .orElseGet(() -> Wire.get(url, headers));
    for (String cookie : answer.headers().values("Set-Cookie")) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return answer;
  }
}
