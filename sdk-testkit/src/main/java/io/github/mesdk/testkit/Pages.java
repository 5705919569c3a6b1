package io.github.mesdk.testkit;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pages of the authorization endpoint, and what all pages share. */
final class Pages {
  /** A browser applies this to the redirect after a form too, and to where that redirects. */
  private static final String FORM_TARGETS =
      "'self' http://localhost:* https://localhost:* http://127.0.0.1:* https://127.0.0.1:*";

  private static final String TEMPLATE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>{} – Test identity provider</title>
      <style>{}</style>
      </head>
      <body>
      <header>Test identity provider</header>
      <main>
      {}</main>
      <footer>This server is part of a test kit. It knows only sample users and no passwords.
      </footer>
      </body>
      </html>
      """;

  private Pages() {}

  /** Asks a person whether to sign in, and as which user. */
  static Reply authorization(AuthorizationRequest request, String key, List<MockUser> users) {
    Html body =
        Html.of(
            """
            <h1>Sign in to {}</h1>
            <p>The application requests {}. You return to {}.</p>
            <form method="post" action="{}">
            <input type="hidden" name="{}" value="{}">
            {}</form>
            """,
            request.clientId(),
            scopes(request.scope()),
            origin(request.redirectUri()),
            OidcEndpoint.AUTHORIZATION.path(),
            AuthorizationEndpoint.PAGE_KEY,
            key,
            userChoice(users, request.subject().or(request::loginHint)));
    return page(200, "Sign in to " + request.clientId(), body, formTargets(request.redirectUri()));
  }

  /** Where the forms on the way back to the application lead. */
  static String formTargets(String redirectUri) {
    return FORM_TARGETS + " " + source(origin(redirectUri));
  }

  /** Scheme, host and port; only the scheme if the app has registered one of its own. */
  static String origin(String redirectUri) {
    URI redirect = URI.create(redirectUri);
    String authority = redirect.getRawAuthority();
    return redirect.getScheme() + ":" + (authority == null ? "" : "//" + authority);
  }

  /** A policy cannot name an IPv6 address. */
  private static String source(String origin) {
    return origin.contains("[") ? origin.substring(0, origin.indexOf('/')) : origin;
  }

  static String scopes(String scope) {
    return String.join(", ", Scopes.of(scope));
  }

  /** The users to choose from, and the buttons. */
  static Html userChoice(List<MockUser> users, Optional<String> hint) {
    MockUser chosen =
        users.stream()
            .filter(user -> hint.filter(text -> isHintOf(user, text)).isPresent())
            .findFirst()
            .or(() -> users.stream().filter(user -> !user.suspended()).findFirst())
            .orElse(users.get(0));
    return Html.of(
        """
        <fieldset><legend>Choose a user</legend>
        {}</fieldset>
        <div class="buttons">
        <button name="{}" value="{}">Approve</button>
        <button name="{}" value="{}" class="other">Decline</button>
        </div>
        """,
        Html.join(users.stream().map(user -> choice(user, user.equals(chosen))).toList()),
        DecisionForm.DECISION,
        DecisionForm.APPROVE,
        DecisionForm.DECISION,
        DecisionForm.DECLINE);
  }

  private static boolean isHintOf(MockUser user, String hint) {
    return hint.equals(user.id()) || hint.equals(user.email()) || hint.equals(user.username());
  }

  private static Html choice(MockUser user, boolean chosen) {
    return Html.of(
        """
        <label class="user"><input type="radio" name="{}" value="{}" required{}>
        <span><span class="name">{}</span> <span class="about">{}</span>
        <span class="about">{}</span>{}</span></label>
        """,
        DecisionForm.USER,
        user.id(),
        new Html(chosen ? " checked" : ""),
        user.name(),
        user.email(),
        details(user),
        new Html(user.suspended() ? " <span class=\"about suspended\">suspended</span>" : ""));
  }

  private static String details(MockUser user) {
    List<String> details = new ArrayList<>();
    details.add(user.roles().isEmpty() ? "no role" : String.join(", ", user.roles()));
    user.organizations().stream().map(MockOrganization::name).forEach(details::add);
    if (user.mfaEnabled()) {
      details.add("second factor");
    }
    return String.join(" · ", details);
  }

  /** Reports a scripted failure that the page itself can show. */
  static Reply failure(Failure failure) {
    return switch (failure.kind()) {
      case NOT_FOUND -> error(404, "Page not found", "There is no such page.");
      case RATE_LIMITED ->
          error(429, "Too many requests", "Wait a moment, then try again.")
              .withRetryAfter(failure.retryAfter());
      case UNAVAILABLE -> Gateway.unavailable().withRetryAfter(failure.retryAfter());
      case INTERNAL_ERROR -> error(500, "Something went wrong", "Try again later.");
      default -> error(400, "This sign-in cannot go on", "Start again in the application.");
    };
  }

  static Reply error(int status, String title, String problem) {
    return page(
        status,
        title,
        Html.of("<h1>{}</h1>\n<p role=\"alert\">{}</p>\n", title, problem),
        "'none'");
  }

  /** A page with landmarks that no other site may frame, and whose policy allows no script. */
  static Reply page(int status, String title, Html body, String formTargets) {
    Html page = Html.of(TEMPLATE, title, new Html(PageStyle.CSS), body);
    String policy =
        "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src "
            + PageStyle.CSP_SOURCE
            + "; form-action "
            + formTargets;
    return Reply.text(status, "text/html; charset=utf-8", page.markup())
        .withHeader("Content-Security-Policy", policy)
        .withHeader("X-Content-Type-Options", "nosniff")
        .withHeader("Referrer-Policy", "no-referrer")
        .withHeader("Cache-Control", "no-store");
  }
}
