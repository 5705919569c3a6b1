package io.github.mesdk.testkit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Who is signed in where. Thread-safe. */
final class Accounts {
  private final Map<MockSystem, Map<String, SignIn>> bySystem = new ConcurrentHashMap<>();

  /** With a token as people make them for their programs; RiverGen's have a prefix. */
  String signIn(MockSystem system, MockUser user) {
    String prefix = system == MockSystem.RIVERGEN ? "pat_" : "";
    return keep(system, new SignIn(system, user, prefix + Ids.secret(), SignIn.LIFETIME)).token();
  }

  /** With a token as the system's own endpoint gives them out. */
  SignIn signIn(MockSystem system, MockUser user, Duration lifetime) {
    return keep(system, new SignIn(system, user, Ids.secret(), lifetime));
  }

  private SignIn keep(MockSystem system, SignIn signIn) {
    at(system).put(signIn.token(), signIn);
    return signIn;
  }

  Optional<SignIn> find(MockSystem system, String token) {
    return Optional.ofNullable(at(system).get(token));
  }

  /** The sign-in of a token of any system. */
  Optional<SignIn> find(String token) {
    return bySystem.values().stream()
        .flatMap(signIns -> Optional.ofNullable(signIns.get(token)).stream())
        .findAny();
  }

  /** All tokens so far, good or not. */
  Stream<String> tokens() {
    return bySystem.values().stream().flatMap(signIns -> signIns.keySet().stream());
  }

  private Map<String, SignIn> at(MockSystem system) {
    return bySystem.computeIfAbsent(system, s -> new ConcurrentHashMap<>());
  }
}
