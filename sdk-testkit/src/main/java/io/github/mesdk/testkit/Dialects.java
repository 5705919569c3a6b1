package io.github.mesdk.testkit;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** The dialect of each system. */
final class Dialects {
  private static final Map<MockSystem, Dialect> ALL =
      Map.of(
          MockSystem.TESTINY, new TestinyDialect(),
          MockSystem.PULSE, new PulseDialect(),
          MockSystem.RIVERGEN, new RiverGenDialect(),
          MockSystem.KRYSTAL, new KrystalDialect(),
          MockSystem.CLOUDBASE, new CloudBaseDialect(),
          MockSystem.OIDC, new OidcDialect());

  private Dialects() {}

  static Dialect of(MockSystem system) {
    return requireNonNull(ALL.get(system));
  }
}
