package io.github.mesdk.provider;

import io.github.mesdk.model.oidc.UserInfo;
import java.net.URI;

/**
 * The UserInfo endpoint of any OpenID Connect provider (OpenID Connect Core 1.0, section 5.3).
 * Errors follow RFC 6750 and are read from the header, the body and the status.
 */
public final class Oidc {
  private Oidc() {}

  /**
   * Returns the provider with this UserInfo endpoint, the {@code userinfo_endpoint} of its
   * discovery document.
   *
   * @throws IllegalArgumentException if {@code endpoint} is not an absolute http or https URL, or
   *     has user-info or a fragment
   */
  public static IdentityProvider<UserInfo> userInfo(URI endpoint) {
    return builder(endpoint).build();
  }

  /**
   * Returns a builder with the settings of {@link #userInfo}, for example to add a decoder for
   * signed responses.
   *
   * @throws IllegalArgumentException if {@code endpoint} is not an absolute http or https URL, or
   *     has user-info or a fragment
   */
  public static IdentityProviderBuilder<UserInfo> builder(URI endpoint) {
    return IdentityProvider.builder("oidc", UserInfo.class)
        .endpoint(endpoint)
        .subject("sub")
        .errors(ErrorFields.none().code("error").message("error_description"));
  }
}
