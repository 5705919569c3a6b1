package io.github.mesdk.oauth2;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.http.HttpsOnly;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The endpoints of one issuer. Each address is checked before any request is sent to it. */
final class Endpoints {

  /** The kinds of endpoint, with their member names in the metadata and in messages. */
  enum Kind {
    AUTHORIZATION("authorization_endpoint"),
    TOKEN("token_endpoint"),
    USER_INFO("userinfo_endpoint"),
    DEVICE_AUTHORIZATION("device_authorization_endpoint"),
    JWKS("jwks_uri");

    final String member;

    Kind(String member) {
      this.member = member;
    }
  }

  private final Map<Kind, URI> addresses = new EnumMap<>(Kind.class);
  private final boolean allowInsecureHttp;

  Endpoints(boolean allowInsecureHttp) {
    this.allowInsecureHttp = allowInsecureHttp;
  }

  Endpoints(Endpoints other) {
    addresses.putAll(other.addresses);
    allowInsecureHttp = other.allowInsecureHttp;
  }

  /**
   * Sets or replaces the address of an endpoint.
   *
   * @throws IllegalArgumentException if {@link #checked} rejects the address
   */
  void put(Kind kind, URI address) {
    addresses.put(kind, checked(address));
  }

  /**
   * Returns {@code address} if it is absolute and safe to send secrets to.
   *
   * @throws IllegalArgumentException if it is neither https nor permitted http, has no host, or has
   *     user info or a fragment
   */
  URI checked(URI address) {
    boolean isHttp =
        "https".equalsIgnoreCase(address.getScheme())
            || "http".equalsIgnoreCase(address.getScheme());
    if (!isHttp || address.getHost() == null) {
      throw new IllegalArgumentException("an endpoint must begin with https:// and name a host");
    }
    if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
      throw new IllegalArgumentException("an endpoint must not have user info or a fragment");
    }
    return HttpsOnly.checked(address, allowInsecureHttp);
  }

  Optional<URI> find(Kind kind) {
    return Optional.ofNullable(addresses.get(kind));
  }

  /**
   * Returns the address of an endpoint.
   *
   * @throws TokenException if neither the metadata nor the program names it
   */
  URI get(Kind kind) {
    return find(kind)
        .orElseThrow(() ->
            TokenException.of(
                "the issuer publishes no " + kind.member + "; if it has one, set it explicitly"));
  }

  @Override
  public String toString() {
    return addresses.keySet().toString();
  }
}
