package io.github.mesdk.login;

import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.provider.IdentityProvider;

/**
 * Pulse CRM, {@code POST /auth/login}. There are no refresh tokens: when the session's token nears
 * its end, or is rejected, the next is got by logging in again.
 */
public final class PulseLogin {
  private static final String PATH = "/auth/login";

  private PulseLogin() {}

  /**
   * Tokens for the program that has this API key. A key that is refused is a fault of the program's
   * settings: a {@link io.github.mesdk.error.TokenException}.
   *
   * @param service such as {@code Pulse.at(uri)}
   * @throws IllegalArgumentException if the key or the secret is blank, or is not Unicode
   */
  public static LoginBuilder withApiKey(
      IdentityProvider<UserSession> service, String apiKey, String apiSecret) {
    return login(service, new Grant().secret("apiKey", apiKey).secret("apiSecret", apiSecret));
  }

  /**
   * Tokens for the person who has this password, which is kept in memory. One that is refused is an
   * {@link io.github.mesdk.error.UnauthenticatedException}.
   *
   * @param service such as {@code Pulse.at(uri)}
   * @throws IllegalArgumentException if the address or the password is blank, or is not Unicode
   */
  public static LoginBuilder withPassword(
      IdentityProvider<UserSession> service, String email, String password) {
    return login(service, new Grant().with("email", email).secret("password", password).ofPerson());
  }

  private static LoginBuilder login(IdentityProvider<UserSession> service, Grant grant) {
    return new LoginBuilder(service, PATH, "token").grant(grant);
  }
}
