package io.github.mesdk.provider;

import io.github.mesdk.model.oidc.UserInfo;
import java.net.URI;

/**
 * Any OpenID Connect provider's UserInfo endpoint, OpenID Connect Core 1.0 section 5.3. Errors are
 * those of RFC 6750: in the header, in the body, in both, or told by the status alone.
 */
public final class Oidc {
  private Oidc() {}

  /**
   * The provider with this UserInfo endpoint, which its discovery document names.
   *
   * @throws IllegalArgumentException if it is not absolute http or https, or has user-info or a
   *     fragment
   */
  public static IdentityProvider<UserInfo> userInfo(URI endpoint) {
    return builder(endpoint).build();
  }

  /**
   * As {@link #userInfo}, still to be built: for a decoder of signed answers.
   *
   * @throws IllegalArgumentException as there
   */
  public static IdentityProviderBuilder<UserInfo> builder(URI endpoint) {
    return IdentityProvider.builder("oidc", UserInfo.class)
        .endpoint(endpoint)
        .subject("sub")
        .errors(ErrorFields.none().code("error").message("error_description"));
  }
}
