package io.github.mesdk.testkit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The access tokens issued so far, by system. Thread-safe. */
final class SignIns {
  private final Map<MockSystem, Map<String, SignIn>> bySystem = new ConcurrentHashMap<>();

  /** Issues a long-lived token, like a personal access token. At RiverGen it has a prefix. */
  String signIn(MockSystem system, MockUser user) {
    String prefix = system == MockSystem.RIVERGEN ? "pat_" : "";
    return register(system, new SignIn(system, user, prefix + Ids.newSecret(), SignIn.LIFETIME))
        .token();
  }

  /** Issues a token as the system's token endpoint does. */
  SignIn signIn(MockSystem system, MockUser user, Duration lifetime) {
    return register(system, new SignIn(system, user, Ids.newSecret(), lifetime));
  }

  private SignIn register(MockSystem system, SignIn signIn) {
    tokensOf(system).put(signIn.token(), signIn);
    return signIn;
  }

  Optional<SignIn> find(MockSystem system, String token) {
    return Optional.ofNullable(tokensOf(system).get(token));
  }

  /** The sign-in of a token of any system. */
  Optional<SignIn> find(String token) {
    return bySystem.values().stream()
        .flatMap(signIns -> Optional.ofNullable(signIns.get(token)).stream())
        .findAny();
  }

  /** All tokens issued so far, valid or not. */
  Stream<String> tokens() {
    return bySystem.values().stream().flatMap(signIns -> signIns.keySet().stream());
  }

  private Map<String, SignIn> tokensOf(MockSystem system) {
    return bySystem.computeIfAbsent(system, s -> new ConcurrentHashMap<>());
  }
}
