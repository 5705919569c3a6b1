package io.github.mesdk.oauth2;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.http.HttpResult;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.http.TransportFailure;
import io.github.mesdk.time.Deadline;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of an issuer, OpenID Connect Discovery 1.0 and RFC 8414.
 *
 * @param endpoints the endpoints of clients without a certificate
 * @param mutualTlsEndpoints the endpoints of clients that authenticate with a certificate, RFC 8705
 *     section 5; the same as {@code endpoints} except for the aliases
 * @param sendsIssuerParameter whether the issuer adds {@code iss} to its redirects, RFC 9207
 * @param dpopAlgorithms the algorithms of the DPoP proofs that the issuer accepts, RFC 9449; empty
 *     if the issuer does not say
 * @param requiresPushedRequests whether the issuer accepts only authorization requests that the
 *     client has pushed, RFC 9126
 */
record Metadata(
    Endpoints endpoints,
    Endpoints mutualTlsEndpoints,
    boolean sendsIssuerParameter,
    Optional<List<String>> dpopAlgorithms,
    boolean requiresPushedRequests) {

  /** Returns the metadata of an issuer that publishes none. */
  static Metadata of(Endpoints configured) {
    return new Metadata(configured, configured, false, Optional.empty(), false);
  }

  /**
   * Returns the address of an endpoint that {@code client} sends its requests to.
   *
   * @throws TokenException if the issuer has no such endpoint, or the SDK refuses its address; for
   *     a client with a certificate also if the address is not https
   */
  URI endpoint(Endpoints.Kind kind, OAuth2Client client) {
    URI address = endpoints(client).get(kind);
    if (client.certificate() != null && !"https".equalsIgnoreCase(address.getScheme())) {
      throw TokenException.of(
          "a client with a certificate needs https, but the issuer's %s is %s"
              .formatted(kind.member, address));
    }
    return address;
  }

  /** Returns the endpoints that {@code client} sends its requests to. */
  Endpoints endpoints(OAuth2Client client) {
    return client.certificate() == null ? endpoints : mutualTlsEndpoints;
  }

  /**
   * Fetches the metadata. Endpoints in {@code configured} take precedence over endpoints in the
   * metadata.
   *
   * @throws MeException if there is no metadata document, or it belongs to another issuer
   */
  static Metadata discover(
      URI issuer, Endpoints configured, OAuthTransport transport, Deadline deadline) {
    try (HttpResult openid = transport.get(openIdAddress(issuer), deadline)) {
      if (!(openid instanceof Reply reply && meansNoDocument(reply.status()))) {
        return read(issuer, openid, configured);
      }
    }
    try (HttpResult oauth = transport.get(oauthAddress(issuer), deadline)) {
      return read(issuer, oauth, configured);
    }
  }

  private static Metadata read(URI issuer, HttpResult result, Endpoints configured) {
    String endpoint = "the issuer's metadata endpoint";
    if (result instanceof TransportFailure failure) {
      throw OAuthErrors.of(endpoint, failure);
    }
    // The request has no secret.
    Scrubber scrubber = Scrubber.of(List.of());
    return read(
        issuer, OAuthErrors.object(endpoint, (Reply) result, scrubber), configured, scrubber);
  }

  static URI openIdAddress(URI issuer) {
    return URI.create(
        issuer.toString().replaceAll("/+$", "") + "/.well-known/openid-configuration");
  }

  /** RFC 8414 inserts the well-known path between the host and the issuer's path. */
  static URI oauthAddress(URI issuer) {
    String path = issuer.getRawPath().replaceAll("/+$", "");
    return URI.create(
        issuer.getScheme()
            + "://"
            + issuer.getRawAuthority()
            + "/.well-known/oauth-authorization-server"
            + path);
  }

  /**
   * Returns whether the status means that the document does not exist. After any other error, such
   * as an outage, the document may exist.
   */
  private static boolean meansNoDocument(int status) {
    return switch (ErrorKind.ofStatus(status)) {
      case INVALID_REQUEST, UNAUTHENTICATED, PERMISSION_DENIED, NOT_FOUND -> true;
      case RATE_LIMITED, UNAVAILABLE, UNEXPECTED_RESPONSE -> false;
    };
  }

  private static Metadata read(
      URI issuer, Map<String, @Nullable Object> document, Endpoints configured, Scrubber scrubber) {
    String named = WireJson.text(document, "issuer").orElse("");
    if (!named.equals(issuer.toString())) {
      throw TokenException.of(
          "the metadata belongs to "
              + (named.matches("[!-~]{1,200}") ? scrubber.scrub(named) : "an unknown issuer")
              + ", not to the issuer "
              + issuer
              + "; both must be identical, including a trailing slash");
    }
    Endpoints endpoints = new Endpoints(configured);
    endpoints.putDiscovered(document);
    Endpoints mutualTlsEndpoints = new Endpoints(configured);
    if (document.get("mtls_endpoint_aliases") instanceof Map<?, ?> aliases) {
      mutualTlsEndpoints.putDiscovered(aliases);
    }
    mutualTlsEndpoints.putDiscovered(document);
    return new Metadata(
        endpoints,
        mutualTlsEndpoints,
        isTrue(document, "authorization_response_iss_parameter_supported"),
        dpopAlgorithms(document),
        isTrue(document, "require_pushed_authorization_requests"));
  }

  private static boolean isTrue(Map<String, @Nullable Object> document, String member) {
    return Boolean.TRUE.equals(document.get(member));
  }

  private static Optional<List<String>> dpopAlgorithms(Map<String, @Nullable Object> document) {
    return document.get("dpop_signing_alg_values_supported") instanceof List<?> names
        ? Optional.of(
            names.stream()
                .map(String::valueOf)
                .filter(name -> name.matches("[A-Za-z0-9-]{1,20}"))
                .toList())
        : Optional.empty();
  }
}
