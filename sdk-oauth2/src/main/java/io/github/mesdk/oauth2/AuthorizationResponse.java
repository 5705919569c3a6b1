package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.id.State;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.http.Scrubber;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The redirect that ends the authorization request, RFC 6749 section 4.1.2. Do not trust it: any
 * local program and any page in the browser can send a redirect.
 *
 * @param parameters the decoded query parameters
 */
record AuthorizationResponse(Map<String, List<String>> parameters) {

  /** Returns whether the redirect repeats the state of the login, and so belongs to it. */
  boolean belongsTo(State state) {
    return MessageDigest.isEqual(
        single("state").orElse("").getBytes(StandardCharsets.UTF_8),
        state.getValue().getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the error code if it is registered for the authorization endpoint. */
  Optional<String> registeredError() {
    return single("error").filter(OAuthErrors::isRegistered);
  }

  /**
   * Checks the issuer and returns the authorization code. The redirect must belong to the login.
   *
   * @param scrubber masks the secrets of the login in the issuer's texts
   * @throws TokenException if the redirect is from another issuer or has no code
   * @throws MeException if the issuer reports an error
   */
  String code(OAuth2Issuer issuer, Scrubber scrubber) {
    checkIssuer(issuer);
    Optional<String> error = single("error");
    if (error.isPresent()) {
      throw OAuthErrors.redirected(error.get(), single("error_description"), scrubber);
    }
    return single("code")
        .orElseThrow(() -> TokenException.of("the redirect has no authorization code"));
  }

  /** RFC 9207: a code from another issuer must not be sent to this issuer's token endpoint. */
  private void checkIssuer(OAuth2Issuer issuer) {
    Optional<String> named = single("iss");
    boolean isWrong =
        named.isPresent()
            ? !named.get().equals(issuer.identifier.toString())
            : issuer.metadata.sendsIssuerParameter() || parameters.containsKey("iss");
    if (isWrong) {
      throw TokenException.of("the redirect does not name the issuer " + issuer.identifier);
    }
  }

  /** RFC 6749 section 3.1 forbids repeated parameters; a repeated one counts as absent. */
  private Optional<String> single(String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    return values.size() == 1
        ? Optional.of(values.get(0)).filter(v -> !v.isEmpty())
        : Optional.empty();
  }

  /** Shows the parameter names only. */
  @Override
  public String toString() {
    return "AuthorizationResponse" + parameters.keySet();
  }
}
