package io.github.mesdk.testkit;

import java.util.Optional;
import java.util.function.Supplier;

/** What the endpoints of one provider share. Thread-safe. */
record ProviderState(
    MockClock clock,
    Users users,
    MockCredentials credentials,
    SignIns signIns,
    AuthorizationGrants grants,
    Supplier<String> origin) {

  /** The issuer of OpenID Connect. */
  String issuer() {
    return origin.get() + OidcEndpoint.ISSUER;
  }

  /** The login of tokens that a test issues itself; empty at systems without scopes and clients. */
  Optional<Login> loginByTest(MockSystem system, MockUser user) {
    return system == MockSystem.OIDC
        ? Optional.of(
            Login.withoutPerson(TokenOwner.firstUser(), user.at(system), grants.scopes().all()))
        : Optional.empty();
  }

  /**
   * The state of a new provider.
   *
   * @param publicClientId the id of the client without a secret; empty for a new one
   * @param origin scheme, host and port of its server, which are known once it listens
   */
  static ProviderState of(
      MockClock clock, Users users, Optional<String> publicClientId, Supplier<String> origin) {
    MockCredentials credentials =
        MockCredentials.generate(users.first(MockSystem.PULSE), publicClientId);
    return new ProviderState(
        clock, users, credentials, new SignIns(clock), new AuthorizationGrants(clock), origin);
  }
}
