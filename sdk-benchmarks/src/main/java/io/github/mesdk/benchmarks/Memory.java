package io.github.mesdk.benchmarks;

import io.github.mesdk.benchmarks.decode.Decoders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jol.info.GraphLayout;

/** Measures the memory that a model occupies, relative to the size of its JSON. */
final class Memory {
  private Memory() {}

  static List<Row> run() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (boolean large : new boolean[] {false, true}) {
      long json = 0;
      long databind = 0;
      long ours = 0;
      for (String provider : Payloads.PROVIDERS) {
        byte[] body = Payloads.of(provider, large);
        json += Payloads.modelOf(provider, large).length;
        databind += GraphLayout.parseInstance(Decoders.databind(provider, body)).totalSize();
        ours += GraphLayout.parseInstance(Decoders.ours(provider, body)).totalSize();
      }
      rows.add(row(large, "JSON", json, json));
      rows.add(row(large, "Immutables + databind", databind, json));
      rows.add(row(large, Row.OURS, ours, json));
    }
    return rows;
  }

  private static Row row(boolean large, String variant, long bytes, long json) {
    String scenario = large ? "large" : "small";
    return Row.exact(
        "memory", scenario, "bytes", variant, (double) bytes / json, (double) bytes, "B");
  }
}
