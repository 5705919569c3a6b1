package io.github.mesdk.oauth2;

import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.provider.IdentityProviderBuilder;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * In what an issuer differs from the standards.
 *
 * @param claims how the vendor's own claims map to an {@code Identity}
 * @param userInfo adds to the description of the UserInfo endpoint
 * @param refreshRemedy what helps if a login brings no refresh token; empty for the scope {@code
 *     offline_access}
 * @param issuerAlias another value of {@code iss} in what the issuer signs; empty if there is none
 */
record VendorProfile(
    ClaimMapping claims,
    UnaryOperator<IdentityProviderBuilder<UserInfo>> userInfo,
    Optional<String> refreshRemedy,
    Optional<String> issuerAlias) {

  /** Returns the profile of an issuer that follows the standards. */
  static VendorProfile standard() {
    return new VendorProfile(
        ClaimMapping.NONE, UnaryOperator.identity(), Optional.empty(), Optional.empty());
  }

  VendorProfile withClaim(String name, Claim claim) {
    return new VendorProfile(claims.with(name, claim), userInfo, refreshRemedy, issuerAlias);
  }

  VendorProfile withUserInfo(UnaryOperator<IdentityProviderBuilder<UserInfo>> description) {
    return new VendorProfile(claims, description, refreshRemedy, issuerAlias);
  }

  VendorProfile withRefreshRemedy(String remedy) {
    return new VendorProfile(claims, userInfo, Optional.of(remedy), issuerAlias);
  }

  VendorProfile withIssuerAlias(String alias) {
    return new VendorProfile(claims, userInfo, refreshRemedy, Optional.of(alias));
  }

  /** Returns whether a signed {@code iss} names the issuer with this identifier. */
  boolean isIssuer(String iss, URI identifier) {
    return iss.equals(identifier.toString()) || issuerAlias.filter(iss::equals).isPresent();
  }
}
