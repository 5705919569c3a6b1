package io.github.mesdk.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Creates ID tokens (OpenID Connect Core 1.0, section 2). */
final class IdTokens {
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  private IdTokens() {}

  /** The ID token of a first token response, with the client's nonce. */
  static String first(Login login, SignIn access, ProviderState state) {
    return sign(login, access, state, login.nonce());
  }

  /** The ID token of a refresh, without a nonce (section 12.2). */
  static String refreshed(Login login, SignIn access, ProviderState state) {
    return sign(login, access, state, Optional.empty());
  }

  private static String sign(
      Login login, SignIn access, ProviderState state, Optional<String> nonce) {
    MockUser user = access.user();
    List<String> methods = user.mfaEnabled() ? List.of("pwd", "otp", "mfa") : List.of("pwd");
    Instant expiresAt = access.signedInAt().plus(LIFETIME);
    String idToken =
        SigningKey.get()
            .sign(
                new JsonObject()
                    .put("iss", state.issuer())
                    .put("sub", user.id())
                    .put("aud", login.owner().clientId())
                    .put("exp", expiresAt.getEpochSecond())
                    .put("iat", access.signedInAt().getEpochSecond())
                    .put("auth_time", login.authTime().map(Instant::getEpochSecond))
                    .put("nonce", nonce)
                    .put("amr", methods)
                    .put("at_hash", SigningKey.halfHash(access.token())));
    return state.grants().keepIdToken(idToken, user.id(), expiresAt);
  }
}
