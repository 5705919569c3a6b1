package io.github.mesdk.benchmarks.call;

import io.github.mesdk.benchmarks.InterleavedBenchmark;
import io.github.mesdk.benchmarks.Row;
import io.github.mesdk.benchmarks.Variant;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Compares complete calls, on one thread and one persistent connection. */
public final class CallBenchmark {
  private CallBenchmark() {}

  /** Runs the comparison with small and with large answers. */
  public static List<Row> run() throws Exception {
    List<Row> rows = new ArrayList<>();
    for (boolean large : new boolean[] {false, true}) {
      try (ServerProcess server = new ServerProcess("rivergen", large)) {
        URI address = server.address();
        List<Variant> variants =
            List.of(
                Clients.okHttpByHand(address),
                Clients.retrofit(address),
                Clients.feign(address),
                Clients.jdk(address),
                Clients.ours(address));
        rows.addAll(
            new InterleavedBenchmark("call", large ? "large" : "small", variants, 31, 120).run());
      }
    }
    return rows;
  }
}
