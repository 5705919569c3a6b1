package io.github.mesdk.testkit;

import io.github.mesdk.testkit.AuthorizationGrants.Automatic;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How the OpenID Connect provider of a {@link MockIdentityProvider} answers sign-in requests, in
 * the browser and on devices. By default a page asks a person. A test without a browser lets the
 * provider answer by itself:
 *
 * <pre>{@code
 * idp.authorization().approve(idp.users(MockSystem.OIDC).get(0));
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class MockAuthorization {
  private final AuthorizationGrants grants;

  MockAuthorization(AuthorizationGrants grants) {
    this.grants = grants;
  }

  /**
   * From now on, signs this user in at every request, without a page. A suspended user is declined.
   */
  public void approve(MockUser user) {
    grants.automatic(new Automatic(true, Optional.of(user)));
  }

  /** From now on, declines every request with {@code access_denied}, without a page. */
  public void decline() {
    grants.automatic(new Automatic(true, Optional.empty()));
  }

  /** From now on, asks a person on a page again: the default. */
  public void ask() {
    grants.automatic(Automatic.OFF);
  }

  /**
   * Approves a device that waits, as a person does on the page.
   *
   * @param userCode the code that the device shows, in any case
   * @throws IllegalArgumentException if no device waits with this code
   */
  public void approveDevice(String userCode, MockUser user) {
    waiting(userCode).decide(grants.decision(Optional.of(user)));
  }

  /**
   * Declines a device that waits, as a person does on the page.
   *
   * @param userCode the code that the device shows, in any case
   * @throws IllegalArgumentException if no device waits with this code
   */
  public void declineDevice(String userCode) {
    waiting(userCode).decide(grants.decision(Optional.empty()));
  }

  private DeviceCode waiting(String userCode) {
    return grants
        .openUserCode(userCode)
        .orElseThrow(() -> new IllegalArgumentException("no device waits with this user code"));
  }

  /**
   * Registers a redirect URI, which clients must then send character for character. Http and https
   * URIs of 127.0.0.1, [::1] and localhost need no registration.
   *
   * @throws IllegalArgumentException if it is not absolute, or has a fragment
   */
  public void registerRedirectUri(URI uri) {
    grants.redirectUris().register(uri);
  }

  /**
   * Sets the lifetime of authorization codes issued from now on: one minute by default.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public void codeLifetime(Duration lifetime) {
    ScriptedOutcome.requireNotNegative(lifetime);
    grants.codeLifetime(lifetime);
  }

  /**
   * Sets the lifetime of device codes issued from now on: ten minutes by default.
   *
   * @param lifetime reported in whole seconds, rounded down
   * @throws IllegalArgumentException if it is negative
   */
  public void deviceCodeLifetime(Duration lifetime) {
    ScriptedOutcome.requireNotNegative(lifetime);
    grants.deviceCodeLifetime(lifetime);
  }

  /**
   * Sets how long a device must wait between two polls, for device codes issued from now on: one
   * second by default. A device that polls faster, by the clock of the provider, gets {@code
   * slow_down} and must wait five seconds longer.
   *
   * @param interval reported in whole seconds, rounded down
   * @throws IllegalArgumentException if it is negative
   */
  public void pollInterval(Duration interval) {
    ScriptedOutcome.requireNotNegative(interval);
    grants.pollInterval(interval);
  }
}
