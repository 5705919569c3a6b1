package io.github.mesdk.oauth2;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.token.TokenStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds a {@link BrowserLogin}. Not thread-safe. */
public final class BrowserLoginBuilder extends LoginBuilder<BrowserLoginBuilder> {
  /**
   * The parameters of the authorization request that the SDK sets, or that an option sets. A
   * request object ({@code request}, {@code request_uri}) could replace all of them.
   */
  private static final Set<String> OWN_PARAMETERS =
      Set.of(
          "acr_values",
          "code_challenge",
          "code_challenge_method",
          "dpop_jkt",
          "login_hint",
          "max_age",
          "nonce",
          "prompt",
          "redirect_uri",
          "request",
          "request_uri",
          "response_mode",
          "response_type",
          "state",
          "ui_locales");

  private static final Duration LONGEST_AGE = Duration.ofDays(36_500);

  int port;
  Consumer<String> onUnverifiedError = error -> {};
  @Nullable Duration maxAge;
  boolean isRequestPushed;

  BrowserLoginBuilder(OAuth2Issuer issuer, OAuth2Client client, TokenStore store) {
    super(issuer, client, store);
  }

  @Override
  BrowserLoginBuilder self() {
    return this;
  }

  @Override
  boolean isOwnParameter(String name) {
    return OWN_PARAMETERS.contains(name) || super.isOwnParameter(name);
  }

  @Override
  Map<String, String> firstRequestParameters() {
    Map<String, String> present = super.firstRequestParameters();
    if (scopes.contains("offline_access") && !parameters.containsKey("prompt")) {
      present.put("prompt", "consent");
    }
    return present;
  }

  @Override
  LoginRequirements requirements() {
    return new LoginRequirements(super.requirements().refreshRemedy(), maxAge);
  }

  @Override
  String refreshRemedy() {
    String prompt = firstRequestParameters().getOrDefault("prompt", "");
    return scopes.contains("offline_access") && !List.of(prompt.split(" ", -1)).contains("consent")
        ? "send prompt=consent"
        : super.refreshRemedy();
  }

  /**
   * Sets which pages the issuer shows, such as {@code login}, {@code consent} or {@code
   * select_account}, OpenID Connect Core 1.0 section 3.1.2.1. Default: {@code consent} if the scope
   * contains {@code offline_access}, because section 11 requires it for a refresh token; otherwise
   * the issuer decides. With {@code none}, an issuer that has to show a page reports an error, and
   * the login fails with it.
   *
   * @param prompt the values; one argument may list several, separated by spaces. Without an
   *     argument, the login sends no prompt, not even {@code consent}
   * @throws IllegalArgumentException if {@code none} has another value beside it
   */
  public BrowserLoginBuilder prompt(String... prompt) {
    String values = String.join(" ", prompt).strip();
    List<String> each = Arrays.asList(values.split("\\s+", -1));
    if (each.contains("none") && each.size() > 1) {
      throw new IllegalArgumentException("the prompt 'none' must be the only value");
    }
    parameters.put("prompt", String.join(" ", each));
    return this;
  }

  /**
   * Sets the name under which the issuer knows the person, such as an email address, OpenID Connect
   * Core 1.0 section 3.1.2.1. The issuer may fill in its login page with it. It does not restrict
   * who can sign in. Default: none.
   */
  public BrowserLoginBuilder loginHint(String loginHint) {
    parameters.put("login_hint", requireNonNull(loginHint, "loginHint"));
    return this;
  }

  /**
   * Sets how long ago the person may have authenticated, OpenID Connect Core 1.0 section 3.1.2.1.
   * After a longer time, the issuer asks the person again. The login then fails unless its ID token
   * has an {@code auth_time} within this time before the start of the login, with the issuer's
   * {@link OAuth2IssuerBuilder#leeway} for clocks. Default: the issuer decides, and {@code
   * auth_time} is not checked.
   *
   * @param maxAge the time, in whole seconds; zero requires a new authentication
   * @throws IllegalArgumentException if {@code maxAge} is negative or longer than 36500 days
   */
  public BrowserLoginBuilder maxAge(Duration maxAge) {
    if (maxAge.isNegative() || maxAge.compareTo(LONGEST_AGE) > 0) {
      throw new IllegalArgumentException(
          "the maximum age must be between zero and 36500 days: " + maxAge);
    }
    this.maxAge = maxAge;
    parameters.put("max_age", String.valueOf(maxAge.toSeconds()));
    return this;
  }

  /**
   * Sets the authentication methods that the program prefers, best first, OpenID Connect Core 1.0
   * section 3.1.2.1. The issuer may use another method. Default: the issuer decides.
   *
   * @param acrValues the authentication context class references that the issuer knows
   */
  public BrowserLoginBuilder acrValues(String... acrValues) {
    parameters.put("acr_values", String.join(" ", acrValues).strip());
    return this;
  }

  /**
   * Sets the languages for the issuer's pages, best first, OpenID Connect Core 1.0 section 3.1.2.1.
   * The issuer may use another language. Default: the issuer decides.
   */
  public BrowserLoginBuilder uiLocales(Locale... uiLocales) {
    String tags =
        Arrays.stream(uiLocales).map(Locale::toLanguageTag).collect(Collectors.joining(" "));
    parameters.put("ui_locales", tags);
    return this;
  }

  /**
   * Requests that the browser posts the response as a form, OAuth 2.0 Form Post Response Mode. The
   * authorization code then stands in no address and in no history of the browser. Default: the
   * issuer's default, which is a redirect with a query. A response of either kind is accepted.
   */
  public BrowserLoginBuilder formPost() {
    parameters.put("response_mode", "form_post");
    return this;
  }

  /**
   * Sends the parameters of the login directly to the issuer, RFC 9126. The address for the browser
   * then contains only the client id and a reference to these parameters, so no page and no history
   * contains them, and no one can change them. The issuer limits how long a person may take to open
   * the address, often to 60 seconds. Default: the parameters are in the address, unless the
   * issuer's metadata requires pushed requests ({@code require_pushed_authorization_requests}).
   */
  public BrowserLoginBuilder pushedRequest() {
    this.isRequestPushed = true;
    return this;
  }

  /**
   * Sets the loopback port that receives the redirect. Default: any free port. Set a port for
   * issuers that require a registered redirect URI with a fixed port, contrary to RFC 8252. The
   * redirect URI is {@code http://127.0.0.1:port/callback}.
   *
   * @param port the port; 0 for any free port
   * @throws IllegalArgumentException if the port is negative or above 65535
   */
  public BrowserLoginBuilder port(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("the port must be between 0 and 65535: " + port);
    }
    this.port = port;
    return this;
  }

  /**
   * Sets the listener for error codes, such as {@code access_denied}, in redirects without the
   * state of the login. Some issuers omit the state from an error redirect. Any page in the browser
   * can send such a redirect too, so the error code does not end the login. Show the error code as
   * unverified and let the person decide whether to continue. Default: these error codes are
   * ignored.
   *
   * @param listener receives an error code that is registered for the authorization endpoint;
   *     called at most once per login for each error code, on the thread that called {@link
   *     BrowserLogin#signIn}. If the listener throws, {@code signIn} throws the same exception.
   */
  public BrowserLoginBuilder onUnverifiedError(Consumer<String> listener) {
    this.onUnverifiedError = requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Returns the {@link BrowserLogin}. Each call of its {@code signIn} signs a person in.
   *
   * @throws IllegalArgumentException if {@link #maxAge} is set and the scope does not contain
   *     {@code openid}, because only an ID token has the time of the authentication
   */
  public BrowserLogin build() {
    if (maxAge != null && !scopes.contains("openid")) {
      throw new IllegalArgumentException("a maximum age needs an ID token, so the scope openid");
    }
    return new BrowserLogin(this);
  }
}
