package io.github.mesdk.testkit;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who is signed in where. Thread-safe. */
final class Accounts {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<MockSystem, Map<String, SignIn>> bySystem = new ConcurrentHashMap<>();

  String signIn(MockSystem system, MockUser user) {
    SignIn signIn = new SignIn(system, user, freshToken(system));
    at(system).put(signIn.token(), signIn);
    return signIn.token();
  }

  Optional<SignIn> find(MockSystem system, String token) {
    return Optional.ofNullable(at(system).get(token));
  }

  /** The sign-in of a token of any system. The exception does not show the token. */
  SignIn require(String token) {
    return bySystem.values().stream()
        .flatMap(signIns -> Optional.ofNullable(signIns.get(token)).stream())
        .findAny()
        .orElseThrow(
            () -> new IllegalArgumentException("not a token that this provider has given out"));
  }

  private Map<String, SignIn> at(MockSystem system) {
    return bySystem.computeIfAbsent(system, s -> new ConcurrentHashMap<>());
  }

  /** 62 hexadecimal digits as at Pulse; RiverGen's personal access tokens have a prefix. */
  private static String freshToken(MockSystem system) {
    byte[] bytes = new byte[31];
    RANDOM.nextBytes(bytes);
    String prefix = system == MockSystem.RIVERGEN ? "pat_" : "";
    return prefix + HexFormat.of().formatHex(bytes);
  }
}
