package io.github.mesdk.benchmarks.curves;

import io.github.mesdk.benchmarks.InterleavedBenchmark;
import io.github.mesdk.benchmarks.Row;
import io.github.mesdk.benchmarks.call.Clients;
import io.github.mesdk.benchmarks.call.ServerProcess;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** One caller and answers from 1 KB to 1 MB, which is just below the default limit of the SDK. */
final class SizeCurve {
  private static final int[] BYTES = {1_000, 4_000, 16_000, 64_000, 256_000, 1_000_000};

  private SizeCurve() {}

  static List<Point> run(int rounds, int sliceMillis) throws Exception {
    List<Point> points = new ArrayList<>();
    for (int bytes : BYTES) {
      try (ServerProcess server = ServerProcess.ofSize("rivergen", bytes)) {
        URI address = server.address();
        var variants =
            List.of(Clients.okHttpByHand(address), Clients.jdk(address), Clients.ours(address));
        var benchmark = new InterleavedBenchmark("size", "", variants, rounds, sliceMillis);
        for (Row row : benchmark.run()) {
          boolean isTime = row.measure().equals("time");
          String chart = isTime ? "Time of a call, \u00b5s" : "Allocated by a call, KB";
          points.add(new Point(chart, row.variant(), bytes, row.amount() / 1e3));
        }
      }
    }
    return points;
  }
}
