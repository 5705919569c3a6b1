package io.github.mesdk.testkit;

import java.util.Map;
import java.util.Optional;

/** The token dialect of each system that has a token endpoint. */
final class TokenDialects {
  private static final Map<MockSystem, TokenDialect> ALL =
      Map.of(
          MockSystem.PULSE, new PulseTokenDialect(),
          MockSystem.RIVERGEN, new RiverGenTokenDialect(),
          MockSystem.CLOUDBASE, new CloudBaseTokenDialect(),
          MockSystem.OIDC, new OidcTokenDialect());

  private TokenDialects() {}

  static Optional<TokenDialect> of(MockSystem system) {
    return Optional.ofNullable(ALL.get(system));
  }
}
