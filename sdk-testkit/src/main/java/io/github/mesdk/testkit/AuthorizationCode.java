package io.github.mesdk.testkit;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An authorization code, for one use by one client. Thread-safe. */
final class AuthorizationCode {
  /** RFC 7636, section 4.1. */
  private static final String VERIFIER = "[A-Za-z0-9._~-]{43,128}";

  private final Login login;
  private final AuthorizationRequest request;
  private final Instant expiresAt;
  private final String value = Ids.newSecret();
  private boolean used;
  private TokenIssuer.@Nullable TokenPair issued;

  AuthorizationCode(Login login, AuthorizationRequest request, Instant expiresAt) {
    this.login = login;
    this.request = request;
    this.expiresAt = expiresAt;
  }

  String value() {
    return value;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  /**
   * Exchanges the code for tokens. A second use revokes the tokens of the first (RFC 6749, section
   * 4.1.2). A wrong code verifier uses the code up, so that no one can try several.
   *
   * @throws RejectedRequest if it was used or has expired, or the arguments do not fit
   */
  synchronized TokenIssuer.TokenPair redeem(
      OidcClient client,
      Optional<String> redirectUri,
      Optional<String> verifier,
      TokenIssuer issuer) {
    if (!login.owner().admits(client)) {
      throw invalid("The code was issued to another client");
    }
    if (used) {
      if (issued != null) {
        issued.refresh().session().end();
      }
      throw invalid("The code was used before");
    }
    if (!expiresAt.isAfter(issuer.state().clock().instant())) {
      throw invalid("The code has expired");
    }
    if (!request.redirectUri().equals(redirectUri.orElse(""))) {
      throw invalid("The redirect_uri is not the one of the authorization request");
    }
    used = true;
    checkVerifier(verifier);
    issued = issuer.newSession(login);
    return issued;
  }

  private void checkVerifier(Optional<String> verifier) {
    if (verifier.filter(text -> !text.matches(VERIFIER)).isPresent()) {
      throw invalid("The code_verifier is not of 43 to 128 letters, digits and -._~");
    }
    if (!request.challenge().equals(verifier.map(SigningKey::challenge))) {
      throw invalid("The code_verifier does not match the code_challenge");
    }
  }

  private static RejectedRequest invalid(String description) {
    return OAuthErrors.rejection("invalid_grant", description);
  }
}
