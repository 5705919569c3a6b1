package io.github.mesdk.oauth2;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Oidc;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link IdentityProvider} for an issuer's UserInfo endpoint. By default it accepts
 * unsigned JSON responses about any subject. Not thread-safe.
 */
public final class UserInfoBuilder {
  final OAuth2Issuer issuer;
  @Nullable String clientId;
  @Nullable OAuth2Client client;
  @Nullable String subject;
  boolean isSignatureRequired;
  boolean mayLackIssuerAndAudience;

  UserInfoBuilder(OAuth2Issuer issuer) {
    this.issuer = issuer;
  }

  /**
   * Also accepts signed responses ({@code application/jwt}) that this issuer signed for this
   * client. If a signed response fails verification, {@code me} throws an {@link
   * io.github.mesdk.error.UnexpectedResponseException}. If a signed response cannot be verified
   * because the issuer has no usable {@code jwks_uri}, {@code me} throws a {@link
   * io.github.mesdk.error.DecodeException}.
   */
  public UserInfoBuilder clientId(String clientId) {
    this.clientId = requireNonNull(clientId, "clientId");
    return this;
  }

  /**
   * Same as {@link #clientId} with the id of {@code client}, and uses its keys. Encrypted responses
   * are decrypted with {@link OAuth2Client#withDecryptionKeys}; if the content is signed, the
   * signature is verified. For a client with a certificate, the address is the issuer's alias for
   * such clients, and the {@code MeClient} needs the HTTP client of {@link
   * OAuth2Issuer#httpClient}.
   */
  public UserInfoBuilder client(OAuth2Client client) {
    this.client = client;
    return clientId(client.clientId());
  }

  /**
   * Accepts signed responses only, and requests {@code application/jwt}. After an unsigned
   * response, {@code me} throws an {@link io.github.mesdk.error.UnexpectedResponseException}.
   */
  public UserInfoBuilder signedOnly(String clientId) {
    this.isSignatureRequired = true;
    return clientId(clientId);
  }

  /**
   * Accepts signed responses without {@code iss} or {@code aud}, which OpenID Connect Core 1.0
   * section 5.3.2 only recommends. A claim that is present must still match. Without an audience, a
   * response may have been issued for another client of the same issuer. Default: both claims are
   * required.
   */
  public UserInfoBuilder allowMissingIssuerAndAudience() {
    this.mayLackIssuerAndAudience = true;
    return this;
  }

  /**
   * Accepts responses about this subject only, such as {@link LoginResult#subject}. After a
   * response about another subject, {@code me} throws an {@link
   * io.github.mesdk.error.UnexpectedResponseException}.
   */
  public UserInfoBuilder subject(String subject) {
    this.subject = requireNonNull(subject, "subject");
    return this;
  }

  /**
   * Returns the identity provider.
   *
   * @throws TokenException if the issuer has no UserInfo endpoint, if the client has a certificate
   *     and the endpoint is not https, or if signed responses are required and the issuer has no
   *     {@code jwks_uri}
   */
  public IdentityProvider<UserInfo> build() {
    Endpoints endpoints = issuer.metadata.endpoints();
    if (isSignatureRequired) {
      endpoints.get(Endpoints.Kind.JWKS);
    }
    URI address =
        client == null
            ? endpoints.get(Endpoints.Kind.USER_INFO)
            : issuer.metadata.endpoint(Endpoints.Kind.USER_INFO, client);
    return issuer
        .vendor
        .userInfo()
        .apply(Oidc.builder(address))
        .decoder(new UserInfoDecoder(this))
        .build();
  }
}
