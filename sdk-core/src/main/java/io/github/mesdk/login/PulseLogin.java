package io.github.mesdk.login;

import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.provider.IdentityProvider;

/**
 * Token providers for Pulse CRM, {@code POST /auth/login}. Pulse has no refresh tokens. When the
 * session token is about to expire or is rejected, the provider logs in again.
 */
public final class PulseLogin {
  private static final String PATH = "/auth/login";

  private PulseLogin() {}

  /**
   * Provides tokens for the program that owns this API key. If Pulse refuses the key, the provider
   * throws a {@link io.github.mesdk.error.TokenException}, because the key is a setting of the
   * program.
   *
   * @param service the service, such as {@code Pulse.at(uri)}
   * @throws IllegalArgumentException if the key or the secret is blank or cannot be encoded as
   *     UTF-8
   */
  public static LoginBuilder withApiKey(
      IdentityProvider<UserSession> service, String apiKey, String apiSecret) {
    return login(service, new Grant().secret("apiKey", apiKey).secret("apiSecret", apiSecret));
  }

  /**
   * Provides tokens for the user with this password, which stays in memory. If Pulse refuses the
   * password, the provider throws an {@link io.github.mesdk.error.UnauthenticatedException}.
   *
   * @param service the service, such as {@code Pulse.at(uri)}
   * @throws IllegalArgumentException if the email address or the password is blank or cannot be
   *     encoded as UTF-8
   */
  public static LoginBuilder withPassword(
      IdentityProvider<UserSession> service, String email, String password) {
    return login(
        service,
        new Grant().with("email", email).password("password", password).asUserCredential());
  }

  private static LoginBuilder login(IdentityProvider<UserSession> service, Grant grant) {
    return new LoginBuilder(service, PATH, "token").grant(grant);
  }
}
