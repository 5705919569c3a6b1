package io.github.mesdk.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The sign-ins that people approve, from the request to the code. Thread-safe. */
final class AuthorizationGrants {
  /** How long a page waits for its person. */
  private static final Duration PAGE_LIFETIME = Duration.ofMinutes(10);

  private final MockClock clock;
  private final RedirectUris redirectUris = new RedirectUris();
  private final Scopes scopes = new Scopes();
  private final ExpiringStore<OpenPage> pages;
  private final ExpiringStore<AuthorizationCode> codes;
  private final ExpiringStore<DeviceCode> deviceCodes;
  private final ExpiringStore<IdToken> idTokens;
  private volatile Automatic automatic = Automatic.OFF;
  private volatile Duration codeLifetime = Duration.ofMinutes(1);
  private volatile Duration deviceCodeLifetime = Duration.ofMinutes(10);
  private volatile Duration pollInterval = Duration.ofSeconds(1);

  /** A request whose page a person sees. */
  private record OpenPage(AuthorizationRequest request, Instant expiresAt) {}

  /** What is known about an issued ID token. */
  private record IdToken(String subject, Instant expiresAt) {}

  /**
   * Whether requests are answered without a person, and how.
   *
   * @param user the user to sign in; empty to decline
   */
  record Automatic(boolean isOn, Optional<MockUser> user) {
    static final Automatic OFF = new Automatic(false, Optional.empty());
  }

  AuthorizationGrants(MockClock clock) {
    this.clock = clock;
    this.pages = new ExpiringStore<>(page -> isOver(page.expiresAt()));
    this.codes = new ExpiringStore<>(code -> isOver(code.expiresAt()));
    this.deviceCodes = new ExpiringStore<>(code -> isOver(code.expiresAt()));
    this.idTokens = new ExpiringStore<>(token -> isOver(token.expiresAt()));
  }

  private boolean isOver(Instant time) {
    return !time.isAfter(clock.instant());
  }

  RedirectUris redirectUris() {
    return redirectUris;
  }

  Scopes scopes() {
    return scopes;
  }

  void automatic(Automatic mode) {
    automatic = mode;
  }

  void codeLifetime(Duration lifetime) {
    codeLifetime = lifetime;
  }

  void deviceCodeLifetime(Duration lifetime) {
    deviceCodeLifetime = lifetime;
  }

  void pollInterval(Duration interval) {
    pollInterval = interval;
  }

  /** The answer that is given without a person; empty if a person is asked. */
  Optional<Decision> automaticDecision() {
    Automatic mode = automatic;
    return mode.isOn() ? Optional.of(decision(mode.user())) : Optional.empty();
  }

  Decision decision(Optional<MockUser> user) {
    return new Decision(user, clock.instant());
  }

  /** Keeps a request for the form on its page, and returns the key to find it with. */
  String open(AuthorizationRequest request) {
    String key = Ids.newSecret();
    pages.put(key, new OpenPage(request, clock.instant().plus(PAGE_LIFETIME)));
    return key;
  }

  /** The request of a page whose form was sent; each form counts once. */
  Optional<AuthorizationRequest> close(String key) {
    return pages.remove(key).filter(page -> !isOver(page.expiresAt())).map(OpenPage::request);
  }

  AuthorizationCode newCode(Login login, AuthorizationRequest request) {
    AuthorizationCode code =
        new AuthorizationCode(login, request, clock.instant().plus(codeLifetime));
    codes.put(code.value(), code);
    return code;
  }

  Optional<AuthorizationCode> code(String value) {
    return codes.find(value);
  }

  DeviceCode newDeviceCode(String clientId, String scope) {
    DeviceCode code =
        new DeviceCode(clientId, scope, clock.instant(), deviceCodeLifetime, pollInterval);
    automaticDecision().ifPresent(code::decide);
    deviceCodes.put(code.value(), code);
    return code;
  }

  Optional<DeviceCode> deviceCode(String value) {
    return deviceCodes.find(value);
  }

  /**
   * The code that a person can still answer; they may type it in any case, with or without dash.
   */
  Optional<DeviceCode> openUserCode(String typed) {
    String letters = letters(typed);
    Instant now = clock.instant();
    return deviceCodes.values().stream()
        .filter(code -> letters(code.userCode()).equals(letters) && code.isOpen(now))
        .findAny();
  }

  private static String letters(String userCode) {
    return userCode.replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT);
  }

  String keepIdToken(String idToken, String subject, Instant expiresAt) {
    idTokens.put(idToken, new IdToken(subject, expiresAt));
    return idToken;
  }

  /** The user of an issued ID token. */
  Optional<String> subjectOf(String idToken) {
    return idTokens.find(idToken).map(IdToken::subject);
  }

  /** The codes and ID tokens issued so far, valid or not. User codes are shown to people. */
  Stream<String> secrets() {
    return Stream.of(idTokens.keys(), codes.keys(), deviceCodes.keys()).flatMap(List::stream);
  }
}
