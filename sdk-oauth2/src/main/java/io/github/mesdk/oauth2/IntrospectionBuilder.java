package io.github.mesdk.oauth2;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.oauth2.model.TokenIntrospection;
import io.github.mesdk.provider.ErrorFields;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Placement;
import io.github.mesdk.provider.internal.ProviderRules;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link IdentityProvider} for an issuer's introspection endpoint, RFC 7662. By default
 * it accepts active tokens with a {@code sub}, for any audience. Not thread-safe.
 */
public final class IntrospectionBuilder {
  static final String NAME = "introspection";

  final OAuth2Issuer issuer;
  final Set<String> audiences = new HashSet<>();
  @Nullable String subjectClaim;
  private final OAuth2Client client;

  IntrospectionBuilder(OAuth2Issuer issuer, OAuth2Client client) {
    this.issuer = issuer;
    this.client = requireNonNull(client, "client");
    if (client.authentication(issuer.identifier) == null) {
      throw new IllegalArgumentException(
          "introspection requires a client with a secret or a key: use another method than"
              + " OAuth2Client.none");
    }
  }

  /**
   * Accepts only tokens whose {@code aud} has one of these audiences. If a token has none of them,
   * {@code me} throws an {@link io.github.mesdk.error.UnauthenticatedException}, because the token
   * is for another service. Default: any audience, and tokens without an audience.
   */
  public IntrospectionBuilder audience(String... accepted) {
    audiences.addAll(Set.of(accepted));
    return this;
  }

  /**
   * If an answer has no {@code sub}, reads the subject from this claim, such as {@code client_id}
   * for the token of a program. Use it only if no value of the claim can be the {@code sub} of
   * another party: RFC 9068 section 5 describes the confusion. Default: an answer without {@code
   * sub} fails with a {@link io.github.mesdk.error.DecodeException}.
   */
  public IntrospectionBuilder subjectClaim(String claim) {
    this.subjectClaim = requireNonNull(claim, "claim");
    return this;
  }

  /**
   * Returns the identity provider. Build it once: in one process, clients share cached answers only
   * if they have the same instance. For a client with a certificate, the address is the issuer's
   * alias for such clients, and the {@code MeClient} needs the HTTP client of {@link
   * OAuth2Issuer#httpClient}.
   *
   * @throws TokenException if the issuer has no introspection endpoint, or if the client has a
   *     certificate and the endpoint is not https
   */
  public IdentityProvider<TokenIntrospection> build() {
    URI endpoint = issuer.metadata.endpoint(Endpoints.Kind.INTROSPECTION, client);
    IdentityProvider<TokenIntrospection> description =
        IdentityProvider.builder(NAME, TokenIntrospection.class)
            .endpoint(endpoint)
            .post("")
            .token(Placement.form("token"))
            .bodyMember("token_type_hint", "access_token")
            .decoder(new IntrospectionDecoder(this))
            .failureWhen("active", false, ErrorKind.UNAUTHENTICATED)
            .subject("sub")
            .errors(ErrorFields.none().code("error").message("error_description"))
            .build();
    return ProviderRules.withCaller(
        description, new EndpointAuthentication(endpoint, issuer.identifier, client));
  }
}
