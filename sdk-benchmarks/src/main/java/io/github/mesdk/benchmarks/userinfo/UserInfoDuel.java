package io.github.mesdk.benchmarks.userinfo;

import io.github.mesdk.benchmarks.Duel;
import io.github.mesdk.benchmarks.Row;
import io.github.mesdk.benchmarks.Variant;
import io.github.mesdk.benchmarks.call.ServerProcess;
import java.net.URI;
import java.util.List;

/** Asks a UserInfo endpoint over and over, on one thread; the best of the others is 1. */
public final class UserInfoDuel {
  private UserInfoDuel() {}

  /** Runs with the answer that the specification shows, every standard claim in it. */
  public static List<Row> run() throws Exception {
    try (ServerProcess server = new ServerProcess("oidc", false)) {
      URI address = server.address();
      List<Variant> variants =
          List.of(
              Peers.auth0(address),
              Peers.nimbus(address),
              Peers.spring(address),
              Peers.ours(address));
      return new Duel("userinfo", "", variants, 31, 120).againstTheBest().run();
    }
  }
}
