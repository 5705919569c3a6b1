package io.github.mesdk.login;

import io.github.mesdk.model.cloudbase.Profile;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.token.TokenStore;

/**
 * Token providers for Tencent CloudBase Auth, {@code POST /auth/v1/token}. A refresh token is
 * invalid after its first use, so the token store stays locked during the request.
 */
public final class CloudBaseLogin {
  private static final String PATH = "/auth/v1/token";
  private static final String GRANT = "grant_type";

  /**
   * The vendor's error codes for an invalid refresh token. After any other refusal, even with an
   * unknown error code, the login may still be valid.
   */
  private static final String INVALID_REFRESH_TOKEN =
      "invalid_grant|invalid_refresh_token|refresh_token_(expired|disabled|exhausted)";

  private CloudBaseLogin() {}

  /**
   * Provides tokens for the user whose refresh token is in {@code store}. Each reply of the service
   * replaces that refresh token.
   *
   * @param service the service, such as {@code CloudBase.environment("my-env")}
   */
  public static LoginBuilder refreshing(IdentityProvider<Profile> service, TokenStore store) {
    return new LoginBuilder(service, PATH, "access_token")
        .store(store, CloudBaseLogin::refresh, INVALID_REFRESH_TOKEN);
  }

  /**
   * Provides tokens for the program itself. The service issues no refresh token for the program, so
   * each refresh sends the client secret again.
   *
   * @param service the service, such as {@code CloudBase.environment("my-env")}
   * @throws IllegalArgumentException if the id or the secret is blank or cannot be encoded as
   *     UTF-8, or the id contains a colon
   */
  public static LoginBuilder clientCredentials(
      IdentityProvider<Profile> service, String clientId, String clientSecret) {
    Grant grant = new Grant().with(GRANT, "client_credentials").basic(clientId, clientSecret);
    return new LoginBuilder(service, PATH, "access_token").grant(grant);
  }

  private static Grant refresh(String token) {
    return new Grant()
        .with(GRANT, "refresh_token")
        .secret("refresh_token", token)
        .asUserCredential();
  }
}
