package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The address that a browser opens to start a login.
 *
 * @param validFor how long the issuer accepts the address; empty if the issuer sets no limit
 */
record LoginAddress(URI uri, Optional<Duration> validFor) {

  /** Returns the authorization endpoint with the parameters of the request in its query. */
  static URI of(URI endpoint, AuthorizationRequest request) {
    // The query of the endpoint stays as it is. Nimbus would decode it, and it loses a host with an
    // underscore.
    return URI.create(
        endpoint
            + (endpoint.getRawQuery() == null ? "?" : "&")
            + URLUtils.serializeParameters(request.toParameters()));
  }

  /** Returns the message for a login that no one completed. */
  String timeout() {
    return "no one completed the sign-in before the deadline"
        + validFor
            .map(limit ->
                "; the issuer accepted the address for "
                    + limit.toSeconds()
                    + " s, so open it without delay")
            .orElse("");
  }

  /** Shows no parameter of the request. */
  @Override
  public String toString() {
    return "LoginAddress{" + uri.getRawAuthority() + ", ***}";
  }
}
