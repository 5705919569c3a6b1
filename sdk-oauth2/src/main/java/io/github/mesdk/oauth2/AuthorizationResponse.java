package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.id.State;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The redirect that ends the authorization request, RFC 6749 section 4.1.2. It is not trustworthy:
 * any local program and any page in the browser can send one.
 *
 * @param parameters the decoded query parameters
 */
record AuthorizationResponse(Map<String, List<String>> parameters) {

  /**
   * Returns the authorization code after checking {@code state} and the issuer.
   *
   * @throws TokenException if the redirect does not belong to this login or has no code
   * @throws MeException if the issuer reports an error
   */
  String code(TokenClient client, State state) {
    String received = single("state").orElse("");
    if (!isSame(received, state.getValue())) {
      throw TokenException.of("the redirect does not belong to this login: its state is wrong");
    }
    checkIssuer(client.issuer);
    Optional<String> error = single("error");
    if (error.isPresent()) {
      throw OAuthErrors.redirected(
          error.get(), single("error_description"), client.scrubber(received));
    }
    return single("code")
        .orElseThrow(() -> TokenException.of("the redirect has no authorization code"));
  }

  /** RFC 9207: a code from another issuer must not be sent to this issuer's token endpoint. */
  private void checkIssuer(OAuth2Issuer issuer) {
    Optional<String> named = single("iss");
    boolean isWrong =
        named.isPresent()
            ? !named.get().equals(issuer.issuer.toString())
            : issuer.metadata.sendsIssuerParameter() || parameters.containsKey("iss");
    if (isWrong) {
      throw TokenException.of("the redirect is from an issuer other than " + issuer.issuer);
    }
  }

  /** RFC 6749 section 3.1 forbids repeated parameters; a repeated one counts as absent. */
  private Optional<String> single(String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    return values.size() == 1
        ? Optional.of(values.get(0)).filter(v -> !v.isEmpty())
        : Optional.empty();
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** Shows the parameter names only. */
  @Override
  public String toString() {
    return "AuthorizationResponse" + parameters.keySet();
  }
}
