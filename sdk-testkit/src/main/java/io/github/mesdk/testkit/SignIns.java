package io.github.mesdk.testkit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The access tokens issued so far, by system. Thread-safe. */
final class SignIns {
  private final MockClock clock;
  private final Map<MockSystem, ExpiringStore<SignIn>> bySystem = new ConcurrentHashMap<>();

  SignIns(MockClock clock) {
    this.clock = clock;
  }

  /** Issues a long-lived token, like a personal access token; RiverGen's have a prefix. */
  String signIn(MockSystem system, MockUser user, Optional<Login> login) {
    String prefix = system == MockSystem.RIVERGEN ? "pat_" : "";
    return register(system, user, prefix, SignIn.LIFETIME, login).token();
  }

  /** Issues a token as the system's token endpoint does. */
  SignIn signIn(MockSystem system, MockUser user, Duration lifetime, Optional<Login> login) {
    return register(system, user, "", lifetime, login);
  }

  private SignIn register(
      MockSystem system, MockUser user, String prefix, Duration lifetime, Optional<Login> login) {
    String token = prefix + Ids.newSecret();
    SignIn signIn = new SignIn(system, user, token, lifetime, clock, login);
    tokensOf(system).put(token, signIn);
    return signIn;
  }

  Optional<SignIn> find(MockSystem system, String token) {
    return tokensOf(system).find(token);
  }

  /** The sign-in of a token of any system. */
  Optional<SignIn> find(String token) {
    return bySystem.values().stream().flatMap(signIns -> signIns.find(token).stream()).findAny();
  }

  /** The tokens issued so far, valid or not. */
  Stream<String> tokens() {
    return bySystem.values().stream().flatMap(signIns -> signIns.keys().stream());
  }

  private ExpiringStore<SignIn> tokensOf(MockSystem system) {
    return bySystem.computeIfAbsent(system, s -> new ExpiringStore<>(SignIn::expired));
  }
}
