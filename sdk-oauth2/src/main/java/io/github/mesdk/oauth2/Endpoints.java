package io.github.mesdk.oauth2;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.http.HttpsOnly;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.provider.internal.BaseUrl;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The endpoints of one issuer. Each address is checked before any request is sent to it. */
final class Endpoints {

  /**
   * The kinds of endpoint, each with the JSON member that names it in the metadata and in messages.
   */
  enum Kind {
    AUTHORIZATION("authorization_endpoint"),
    TOKEN("token_endpoint"),
    PUSHED_AUTHORIZATION("pushed_authorization_request_endpoint"),
    USER_INFO("userinfo_endpoint"),
    DEVICE_AUTHORIZATION("device_authorization_endpoint"),
    REVOCATION("revocation_endpoint"),
    INTROSPECTION("introspection_endpoint"),
    JWKS("jwks_uri");

    final String member;

    Kind(String member) {
      this.member = member;
    }
  }

  /** Log lines and prompts show these addresses. Browsers support about as much. */
  private static final int MAX_LENGTH = 2_000;

  private final Map<Kind, URI> addresses = new EnumMap<>(Kind.class);

  /**
   * The reason why the SDK refuses an address in the metadata, for each endpoint with such an
   * address. A request to such an endpoint fails; requests to other endpoints do not.
   */
  private final Map<Kind, String> refusals = new EnumMap<>(Kind.class);

  private final URI issuer;
  private final boolean allowInsecureHttp;

  Endpoints(URI issuer, boolean allowInsecureHttp) {
    this.issuer = issuer;
    this.allowInsecureHttp = allowInsecureHttp;
  }

  Endpoints(Endpoints other) {
    this(other.issuer, other.allowInsecureHttp);
    addresses.putAll(other.addresses);
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
   * Sets the addresses of the endpoints that the members of a metadata document name, as {@link
   * #putDiscovered(Kind, String)} does.
   */
  void putDiscovered(Map<?, ?> members) {
    for (Kind kind : Kind.values()) {
      WireJson.text(members, kind.member).ifPresent(address -> putDiscovered(kind, address));
    }
  }

  /**
   * Sets the address of an endpoint from the metadata, unless the program or an alias has set one.
   * An address that {@link #checkedReceived} refuses is kept as a refusal.
   */
  void putDiscovered(Kind kind, String address) {
    if (isNamed(kind)) {
      return;
    }
    try {
      addresses.put(kind, checkedReceived(address));
    } catch (IllegalArgumentException refused) {
      boolean isShown = address.matches("[!-~]{1,500}") && !address.contains("?");
      String why = isShown ? String.valueOf(refused.getMessage()) : "it is not a valid URI";
      refusals.put(kind, Scrubber.of(List.of()).scrub(why));
    }
  }

  /**
   * Returns an address that the issuer sent, after the checks of {@link #checked}. Unless insecure
   * http is allowed, only an issuer on this machine may send plain http addresses of this machine.
   *
   * @throws IllegalArgumentException if the address is refused
   */
  URI checkedReceived(String address) {
    if (address.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a URL must have at most " + MAX_LENGTH + " characters");
    }
    URI checked = checked(URI.create(address));
    if (!allowInsecureHttp
        && !HttpsOnly.isLoopback(issuer)
        && !"https".equalsIgnoreCase(checked.getScheme())) {
      throw new IllegalArgumentException(
          "an issuer on another machine must not name a plain http address of this machine");
    }
    return checked;
  }

  /**
   * Returns {@code address} if it is absolute and safe to send secrets to.
   *
   * @throws IllegalArgumentException if it is neither https nor permitted http, has no host, or has
   *     user info or a fragment
   */
  URI checked(URI address) {
    BaseUrl.checkedEndpoint(address);
    if (HttpUrl.parse(address.toString()) == null) {
      throw new IllegalArgumentException("the host of the URL contains an invalid character");
    }
    return HttpsOnly.checked(address, allowInsecureHttp);
  }

  /**
   * Returns whether the metadata or the program names an address of the endpoint, even one that is
   * refused.
   */
  boolean isNamed(Kind kind) {
    return addresses.containsKey(kind) || refusals.containsKey(kind);
  }

  /** Returns the address of an endpoint; null if {@link #get} throws. */
  @Nullable URI find(Kind kind) {
    return addresses.get(kind);
  }

  /**
   * Returns the address of an endpoint.
   *
   * @throws TokenException if neither the metadata nor the program names the endpoint, or the SDK
   *     refuses its address in the metadata
   */
  URI get(Kind kind) {
    URI address = find(kind);
    if (address == null) {
      String refusal = refusals.get(kind);
      throw TokenException.of(
          refusal == null
              ? "the issuer publishes no " + kind.member + "; if it has one, set it explicitly"
              : "the issuer's " + kind.member + " cannot be used: " + refusal);
    }
    return address;
  }

  @Override
  public String toString() {
    return addresses.keySet().toString();
  }
}
