package io.github.mesdk.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A device code and its user code (RFC 8628). Thread-safe. */
final class DeviceCode {
  private static final Duration SLOW_DOWN = Duration.ofSeconds(5);

  private final String value = Ids.newSecret();
  private final String userCode = Ids.newUserCode();
  private final String clientId;
  private final String scope;
  private final Instant startedAt;
  private final Duration lifetime;
  private final Duration firstInterval;
  private Duration interval;
  private @Nullable Instant polledAt;
  private @Nullable Decision decision;
  private boolean used;

  DeviceCode(
      String clientId, String scope, Instant startedAt, Duration lifetime, Duration interval) {
    this.clientId = clientId;
    this.scope = scope;
    this.startedAt = startedAt;
    this.lifetime = lifetime;
    this.firstInterval = interval;
    this.interval = interval;
  }

  String value() {
    return value;
  }

  String userCode() {
    return userCode;
  }

  String clientId() {
    return clientId;
  }

  String scope() {
    return scope;
  }

  Duration lifetime() {
    return lifetime;
  }

  Duration firstInterval() {
    return firstInterval;
  }

  Instant expiresAt() {
    return startedAt.plus(lifetime);
  }

  /** Whether a person can still approve or decline it. */
  synchronized boolean isOpen(Instant now) {
    return decision == null && expiresAt().isAfter(now);
  }

  /** Whether this is the first decision, and in time; later ones change nothing. */
  synchronized boolean decide(Decision made) {
    if (!isOpen(made.at())) {
      return false;
    }
    decision = made;
    return true;
  }

  /**
   * Exchanges the code for tokens.
   *
   * @throws RejectedRequest with the error of RFC 8628, section 3.5, if it is not approved or the
   *     device polls too fast
   */
  synchronized TokenIssuer.TokenPair poll(OidcClient client, TokenIssuer issuer) {
    Instant now = issuer.state().clock().instant();
    if (used || !client.id().equals(clientId)) {
      throw OAuthErrors.rejection("invalid_grant", "The device code is not valid");
    }
    if (!expiresAt().isAfter(now)) {
      throw OAuthErrors.rejection("expired_token", "The device code has expired");
    }
    checkPace(now);
    if (decision == null) {
      throw OAuthErrors.rejection("authorization_pending", "No one has answered yet");
    }
    Optional<Login> login = decision.login(clientId, scope, Optional.empty());
    if (login.isEmpty()) {
      throw OAuthErrors.rejection("access_denied", "The sign-in was declined");
    }
    used = true;
    return issuer.newSession(login.get());
  }

  private void checkPace(Instant now) {
    Instant last = polledAt;
    polledAt = now;
    if (last != null && now.isBefore(last.plus(interval))) {
      interval = interval.plus(SLOW_DOWN);
      throw OAuthErrors.rejection("slow_down", "Wait longer between two polls");
    }
  }
}
