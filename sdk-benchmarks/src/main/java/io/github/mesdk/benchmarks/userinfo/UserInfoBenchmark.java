package io.github.mesdk.benchmarks.userinfo;

import io.github.mesdk.benchmarks.InterleavedBenchmark;
import io.github.mesdk.benchmarks.Row;
import io.github.mesdk.benchmarks.Variant;
import io.github.mesdk.benchmarks.call.ServerProcess;
import java.net.URI;
import java.util.List;

/**
 * Compares UserInfo calls on one thread. For each measure, the cheapest of the other libraries is
 * the reference.
 */
public final class UserInfoBenchmark {
  private UserInfoBenchmark() {}

  /** Runs the comparison with an answer that contains every standard claim. */
  public static List<Row> run() throws Exception {
    try (ServerProcess server = new ServerProcess("oidc", false)) {
      URI address = server.address();
      List<Variant> variants =
          List.of(
              UserInfoClients.auth0(address),
              UserInfoClients.nimbus(address),
              UserInfoClients.spring(address),
              RawSocket.variant(address),
              UserInfoClients.ours(address));
      return new InterleavedBenchmark("userinfo", "", variants, 31, 120)
          .relativeToCheapest()
          .withCpu()
          .run();
    }
  }
}
