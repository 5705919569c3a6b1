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
 * What a browser came back with. Anybody on this machine, and any page in the browser, can send it.
 *
 * @param parameters of the query, decoded
 */
record AuthorizationResponse(Map<String, List<String>> parameters) {

  /**
   * The authorization code.
   *
   * @throws MeException if it is not the answer to this login, or a refusal
   */
  String code(TokenClient client, State state) {
    String told = one("state").orElse("");
    if (!isSame(told, state.getValue())) {
      throw TokenException.of(
          "what the browser came back with does not belong to this login: its state is wrong");
    }
    checkIssuer(client.issuer);
    Optional<String> error = one("error");
    if (error.isPresent()) {
      throw OAuthErrors.redirected(error.get(), one("error_description"), client.scrubber(told));
    }
    return one("code").orElseThrow(() -> TokenException.of("the browser came back without a code"));
  }

  /** RFC 9207: another issuer's code must not be taken to this one's token endpoint. */
  private void checkIssuer(OAuth2Issuer issuer) {
    Optional<String> named = one("iss");
    boolean isWrong =
        named.isPresent()
            ? !named.get().equals(issuer.issuer.toString())
            : issuer.metadata.sendsIssuerParameter() || parameters.containsKey("iss");
    if (isWrong) {
      throw TokenException.of("the browser was sent back by an issuer other than " + issuer.issuer);
    }
  }

  /** A parameter that comes twice is none, RFC 6749 section 3.1. */
  private Optional<String> one(String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    return values.size() == 1
        ? Optional.of(values.get(0)).filter(v -> !v.isEmpty())
        : Optional.empty();
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** Without any value. */
  @Override
  public String toString() {
    return "AuthorizationResponse" + parameters.keySet();
  }
}
