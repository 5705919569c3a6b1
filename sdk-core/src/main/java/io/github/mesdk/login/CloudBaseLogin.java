package io.github.mesdk.login;

import io.github.mesdk.model.cloudbase.Profile;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.token.TokenStore;
import java.util.regex.Pattern;

/**
 * Tencent CloudBase Auth, {@code POST /auth/v1/token}. A refresh token is void as soon as it was
 * used, so the store that holds it is locked while the service is asked.
 */
public final class CloudBaseLogin {
  private static final String PATH = "/auth/v1/token";
  private static final String GRANT = "grant_type";

  /**
   * The vendor's codes that name the refresh token. Any other refusal, an unknown one too, may be
   * mended without a new login.
   */
  private static final Pattern ENDS =
      LoginBuilder.codes(
          "invalid_grant|invalid_refresh_token|refresh_token_(expired|disabled|exhausted)");

  private CloudBaseLogin() {}

  /**
   * Tokens for the user whose refresh token is in {@code store}. The service's answer replaces it.
   *
   * @param service such as {@code CloudBase.environment("my-env")}
   */
  public static LoginBuilder refreshing(IdentityProvider<Profile> service, TokenStore store) {
    return new LoginBuilder(service, PATH, "access_token")
        .store(store, CloudBaseLogin::refresh, ENDS);
  }

  /**
   * Tokens for the program itself. The service gives no refresh token for it: each refresh shows
   * the secret again.
   *
   * @param service such as {@code CloudBase.environment("my-env")}
   * @throws IllegalArgumentException if the id or the secret is blank or is not Unicode, or the id
   *     has a colon
   */
  public static LoginBuilder clientCredentials(
      IdentityProvider<Profile> service, String clientId, String clientSecret) {
    Grant grant = new Grant().with(GRANT, "client_credentials").basic(clientId, clientSecret);
    return new LoginBuilder(service, PATH, "access_token").grant(grant);
  }

  private static Grant refresh(String token) {
    return new Grant().with(GRANT, "refresh_token").secret("refresh_token", token).ofPerson();
  }
}
