package io.github.mesdk.oauth2;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.http.HttpsOnly;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Where an issuer does what. Each address has been checked before anything is sent to it. */
final class Endpoints {

  /** What an issuer offers, by its name in the metadata and in messages. */
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
   * Sets an address in place of one before.
   *
   * @throws IllegalArgumentException if nothing may be sent there
   */
  void put(Kind kind, URI address) {
    addresses.put(kind, checked(address));
  }

  /**
   * {@code address}, if it is whole and something may be sent there.
   *
   * @throws IllegalArgumentException if not
   */
  URI checked(URI address) {
    boolean isHttp =
        "https".equalsIgnoreCase(address.getScheme())
            || "http".equalsIgnoreCase(address.getScheme());
    if (!isHttp || address.getHost() == null) {
      throw new IllegalArgumentException("an endpoint must begin with https:// and name a host");
    }
    if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
      throw new IllegalArgumentException("an endpoint must have no user-info and no fragment");
    }
    return HttpsOnly.checked(address, allowInsecureHttp);
  }

  Optional<URI> find(Kind kind) {
    return Optional.ofNullable(addresses.get(kind));
  }

  /**
   * The address.
   *
   * @throws TokenException if neither the issuer nor the program has named it
   */
  URI get(Kind kind) {
    return find(kind)
        .orElseThrow(() ->
            TokenException.of(
                "the issuer names no " + kind.member + "; if it has one, set it on the builder"));
  }

  @Override
  public String toString() {
    return addresses.keySet().toString();
  }
}
