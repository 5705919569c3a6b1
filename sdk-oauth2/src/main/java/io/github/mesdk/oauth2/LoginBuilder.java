package io.github.mesdk.oauth2;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.token.TokenStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options that the logins of a person share. A parameter with an empty value is not sent. */
abstract sealed class LoginBuilder<B extends LoginBuilder<B>> extends GrantBuilder<B>
    permits BrowserLoginBuilder, DeviceLoginBuilder {
  private static final Set<String> OWN_PARAMETERS =
      Set.of(
          "audience",
          "client_assertion",
          "client_assertion_type",
          "client_id",
          "client_secret",
          "resource",
          "scope");

  final TokenStore store;

  /** The parameters of the first request, also those without a value. */
  final Map<String, String> parameters = new LinkedHashMap<>();

  boolean refreshRequired;

  LoginBuilder(OAuth2Issuer issuer, OAuth2Client client, TokenStore store) {
    super(issuer, client);
    this.store = store;
  }

  /**
   * Sets a parameter that only some issuers know, such as {@code organization}. The first request
   * of the login contains it; the requests for tokens do not. Not repeatable: a second call with
   * the same name replaces the value.
   *
   * @param name the name of the parameter
   * @param value the value, not encoded; empty to send no such parameter, because RFC 6749 section
   *     3.1 gives an empty value no meaning
   * @throws IllegalArgumentException if the name is blank, or if the SDK sets this parameter itself
   *     or has an option for it
   */
  public B parameter(String name, String value) {
    if (name.isBlank() || isOwnParameter(name)) {
      throw new IllegalArgumentException(
          "the parameter '" + name + "' is blank, or set by the SDK or by an option of its own");
    }
    parameters.put(name, requireNonNull(value, "value"));
    return self();
  }

  /**
   * Refuses a login without a refresh token: {@code signIn} then throws a {@link
   * io.github.mesdk.error.TokenException} and stores nothing. Default: such a login is stored, and
   * lasts as long as its access token. Many issuers send a refresh token only for the scope {@code
   * offline_access}.
   */
  public B refreshRequired() {
    refreshRequired = true;
    return self();
  }

  /** Returns the parameters that the first request of the login contains besides its own. */
  Map<String, String> firstRequestParameters() {
    Map<String, String> present = new LinkedHashMap<>(parameters);
    present.values().removeIf(String::isEmpty);
    return present;
  }

  /** Returns the values to mask in messages: they may concern a person, or be secret. */
  List<String> privateValues() {
    return firstRequestParameters().entrySet().stream()
        .filter(entry -> entry.getKey().equals("login_hint") || !isOwnParameter(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  LoginRequirements requirements() {
    String remedy = issuer.vendor.refreshRemedy().orElseGet(this::refreshRemedy);
    return new LoginRequirements(refreshRequired ? remedy : null, null);
  }

  /** Returns what may help if the issuer sends no refresh token. */
  String refreshRemedy() {
    return scopes.contains("offline_access")
        ? "the issuer may allow none for this client"
        : "request the scope offline_access";
  }

  /** Returns whether the SDK sets this parameter, or has an option for it. */
  boolean isOwnParameter(String name) {
    return OWN_PARAMETERS.contains(name);
  }
}
