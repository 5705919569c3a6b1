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
 * The redirect or form that ends the authorization request, RFC 6749 section 4.1.2 and OAuth 2.0
 * Form Post Response Mode. Any local program and any page in the browser can send a redirect, so
 * call {@link #belongsTo} before you use it.
 *
 * @param parameters the decoded parameters of the query or form
 */
record AuthorizationResponse(Map<String, List<String>> parameters) {

  /**
   * Returns whether the redirect belongs to the login, that is, repeats the login's {@code state}.
   */
  boolean belongsTo(State state) {
    return MessageDigest.isEqual(
        parameter("state").orElse("").getBytes(StandardCharsets.UTF_8),
        state.getValue().getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the error code if it is registered for the authorization endpoint. */
  Optional<String> registeredError() {
    return parameter("error").filter(OAuthErrors::isRegistered);
  }

  /**
   * Checks the issuer and returns the authorization code. Call it only if {@link #belongsTo}
   * returns true.
   *
   * @param scrubber masks the secrets of the login in the issuer's error code and description
   * @throws TokenException if the redirect is from another issuer or has no authorization code
   * @throws MeException if the issuer reports an error
   */
  String authorizationCode(OAuth2Issuer issuer, Scrubber scrubber) {
    checkIssuer(issuer);
    Optional<String> error = parameter("error");
    if (error.isPresent()) {
      throw OAuthErrors.ofRedirect(error.get(), parameter("error_description"), scrubber);
    }
    return parameter("code")
        .orElseThrow(() -> TokenException.of("the redirect has no authorization code"));
  }

  /**
   * RFC 9207: an authorization code from another issuer must not be sent to this issuer's token
   * endpoint.
   */
  private void checkIssuer(OAuth2Issuer issuer) {
    Optional<String> issParameter = parameter("iss");
    boolean isWrong =
        issParameter.isPresent()
            ? !issParameter.get().equals(issuer.identifier.toString())
            : issuer.metadata.sendsIssuerParameter() || parameters.containsKey("iss");
    if (isWrong) {
      throw TokenException.of("the redirect does not name the issuer " + issuer.identifier);
    }
  }

  /**
   * Returns a parameter; empty if it is absent, empty or repeated, which RFC 6749 section 3.1
   * forbids.
   */
  private Optional<String> parameter(String name) {
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
