package io.github.mesdk.testkit;

import java.util.Map;
import java.util.Optional;

/** Which systems give out tokens at an endpoint, and how it speaks. */
final class TokenDialects {
  private static final Map<MockSystem, TokenDialect> ALL =
      Map.of(
          MockSystem.PULSE, new PulseLogin(),
          MockSystem.RIVERGEN, new RiverGenTokens(),
          MockSystem.CLOUDBASE, new CloudBaseTokens(),
          MockSystem.OIDC, new OidcTokens());

  private TokenDialects() {}

  static Optional<TokenDialect> of(MockSystem system) {
    return Optional.ofNullable(ALL.get(system));
  }
}
