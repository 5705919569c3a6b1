package io.github.mesdk.testkit;

import io.github.mesdk.testkit.AuthorizationGrants.Automatic;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The part of a {@link MockIdentityProvider} that is an OpenID Connect provider. By default a page
 * asks a person whether to sign in. A test without a browser decides in advance:
 *
 * <pre>{@code
 * idp.approveSignIns(idp.users(MockSystem.OIDC).get(0));
 * }</pre>
 *
 * <p>Thread-safe.
 */
abstract sealed class OidcProvider permits MockIdentityProvider {
  OidcProvider() {}

  abstract AuthorizationGrants grants();

  abstract MockEndpoint endpoint(OidcEndpoint endpoint);

  abstract URI at(String path);

  /**
   * The issuer URL of OpenID Connect; its discovery document is at {@code
   * /.well-known/openid-configuration} below it.
   */
  public URI issuer() {
    return at(OidcEndpoint.ISSUER);
  }

  /**
   * Signs this user in at every later sign-in request, without a page, until {@link
   * #declineSignIns} or {@link #askForSignIns} is called. If the user is suspended, the request is
   * declined.
   */
  public void approveSignIns(MockUser user) {
    grants().automatic(new Automatic(true, Optional.of(user)));
  }

  /** From now on, declines every request with {@code access_denied}, without a page. */
  public void declineSignIns() {
    grants().automatic(new Automatic(true, Optional.empty()));
  }

  /** From now on, asks a person on a page again: the default. */
  public void askForSignIns() {
    grants().automatic(Automatic.OFF);
  }

  /**
   * Approves the sign-in of one waiting device, as a person does on the page.
   *
   * @param userCode the code that the device shows, in upper or lower case, with or without dash
   * @throws IllegalArgumentException if no device waits with this user code
   */
  public void approveDevice(String userCode, MockUser user) {
    decide(userCode, Optional.of(user));
  }

  /**
   * Declines the sign-in of one waiting device, as a person does on the page.
   *
   * @param userCode the code that the device shows, in upper or lower case, with or without dash
   * @throws IllegalArgumentException if no device waits with this user code
   */
  public void declineDevice(String userCode) {
    decide(userCode, Optional.empty());
  }

  private void decide(String userCode, Optional<MockUser> user) {
    Decision decision = grants().decision(user);
    if (grants().openUserCode(userCode).filter(code -> code.decide(decision)).isEmpty()) {
      throw new IllegalArgumentException("no device waits with this user code");
    }
  }

  /**
   * Registers a redirect URI, which clients must then send character for character. Http and https
   * URIs of 127.0.0.1, [::1] and localhost need no registration.
   *
   * @throws IllegalArgumentException if {@code uri} is not absolute or not ASCII, has a fragment, a
   *     user or the scheme javascript, data or vbscript, or is an http or https URI without a valid
   *     host
   */
  public void registerRedirectUri(URI uri) {
    grants().redirectUris().register(uri);
  }

  /**
   * Makes a scope of an API known, so that clients get it when they request it. Unknown scopes are
   * ignored. Known from the start: {@code openid}, {@code profile}, {@code email}, {@code phone},
   * {@code address}, {@code groups}, {@code roles} and {@code offline_access}.
   *
   * @throws IllegalArgumentException if it is empty, or has a character that no scope may have
   */
  public void registerScope(String scope) {
    grants().scopes().register(scope);
  }

  /**
   * Sets the lifetime of authorization codes issued from now on: one minute by default.
   *
   * @throws IllegalArgumentException if {@code lifetime} is negative
   */
  public void authorizationCodeLifetime(Duration lifetime) {
    ScriptedOutcome.requireNotNegative(lifetime);
    grants().codeLifetime(lifetime);
  }

  /**
   * Sets the lifetime of device codes issued from now on: ten minutes by default.
   *
   * @param lifetime reported in whole seconds, rounded down
   * @throws IllegalArgumentException if {@code lifetime} is negative
   */
  public void deviceCodeLifetime(Duration lifetime) {
    ScriptedOutcome.requireNotNegative(lifetime);
    grants().deviceCodeLifetime(lifetime);
  }

  /**
   * Sets how long a device must wait between two polls, for device codes issued from now on: one
   * second by default. A device that polls faster, by the clock of the provider, gets {@code
   * slow_down} and must wait five seconds longer.
   *
   * @param interval reported in whole seconds, rounded down
   * @throws IllegalArgumentException if {@code interval} is negative
   */
  public void devicePollInterval(Duration interval) {
    ScriptedOutcome.requireNotNegative(interval);
    grants().pollInterval(interval);
  }

  /** The discovery document. It is also down during an outage of {@link MockSystem#OIDC}. */
  public MockEndpoint discoveryEndpoint() {
    return endpoint(OidcEndpoint.DISCOVERY);
  }

  /** The public keys, as a JWK set. It is also down during an outage of {@link MockSystem#OIDC}. */
  public MockEndpoint keysEndpoint() {
    return endpoint(OidcEndpoint.KEYS);
  }

  /** Authorization (RFC 6749, section 4.1), with its page and the form on it. */
  public MockEndpoint authorizationEndpoint() {
    return endpoint(OidcEndpoint.AUTHORIZATION);
  }

  /** Device authorization (RFC 8628). */
  public MockEndpoint deviceAuthorizationEndpoint() {
    return endpoint(OidcEndpoint.DEVICE_AUTHORIZATION);
  }

  /** The page on which a person enters a device's user code, and the forms on it. */
  public MockEndpoint deviceVerificationEndpoint() {
    return endpoint(OidcEndpoint.DEVICE_VERIFICATION);
  }

  /** Revocation (RFC 7009). */
  public MockEndpoint revocationEndpoint() {
    return endpoint(OidcEndpoint.REVOCATION);
  }

  /** Introspection (RFC 7662). */
  public MockEndpoint introspectionEndpoint() {
    return endpoint(OidcEndpoint.INTROSPECTION);
  }
}
