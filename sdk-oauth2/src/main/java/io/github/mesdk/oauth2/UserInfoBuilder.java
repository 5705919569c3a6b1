package io.github.mesdk.oauth2;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Oidc;
import org.jspecify.annotations.Nullable;

/**
 * Builds descriptions of an issuer's UserInfo endpoint; not thread-safe. Unless set, answers are in
 * JSON and may be about anybody.
 */
public final class UserInfoBuilder {
  final OAuth2Issuer issuer;
  @Nullable String clientId;
  @Nullable String subject;
  boolean isSignatureRequired;

  UserInfoBuilder(OAuth2Issuer issuer) {
    this.issuer = issuer;
  }

  /**
   * Takes signed answers ({@code application/jwt}) too, if they are the issuer's and meant for this
   * client. One that is not is an {@link io.github.mesdk.error.UnexpectedResponseException}.
   */
  public UserInfoBuilder clientId(String clientId) {
    this.clientId = requireNonNull(clientId, "clientId");
    return this;
  }

  /** Takes signed answers only, and refuses those that are not signed. */
  public UserInfoBuilder signedOnly(String clientId) {
    this.isSignatureRequired = true;
    return clientId(clientId);
  }

  /**
   * Takes answers about this person only, such as the one who signed in. Another one is an {@link
   * io.github.mesdk.error.UnexpectedResponseException}.
   */
  public UserInfoBuilder subject(String subject) {
    this.subject = requireNonNull(subject, "subject");
    return this;
  }

  /**
   * The description.
   *
   * @throws TokenException if the issuer names no such endpoint, or signed answers are taken and it
   *     names no keys
   */
  public IdentityProvider<UserInfo> build() {
    Endpoints endpoints = issuer.metadata.endpoints();
    if (clientId != null) {
      endpoints.get(Endpoints.Kind.JWKS);
    }
    return Oidc.builder(endpoints.get(Endpoints.Kind.USER_INFO))
        .decoder(new UserInfoDecoder(this))
        .build();
  }
}
