package io.github.mesdk.benchmarks.decode;

import io.github.mesdk.benchmarks.Duel;
import io.github.mesdk.benchmarks.Payloads;
import io.github.mesdk.benchmarks.Row;
import io.github.mesdk.benchmarks.Variant;
import io.github.mesdk.benchmarks.byhand.Streams;
import java.util.ArrayList;
import java.util.List;

/** Decodes one answer of each of the five systems. */
public final class DecodeDuel {
  private DecodeDuel() {}

  private interface Decoder {
    Object read(String provider, byte[] body) throws Exception;
  }

  /** Runs on small and on large answers. */
  public static List<Row> run() throws Exception {
    List<Row> rows = new ArrayList<>();
    for (boolean large : new boolean[] {false, true}) {
      List<Variant> variants =
          List.of(
              mix("Immutables + databind", large, Decoders::usual),
              mix("by hand, streaming", large, Streams::read),
              mix(Row.OURS, large, Decoders::ours));
      rows.addAll(new Duel("decode", large ? "large" : "small", variants, 41, 30).run());
    }
    return rows;
  }

  private static Variant mix(String name, boolean large, Decoder decoder) {
    byte[][] bodies =
        Payloads.PROVIDERS.stream()
            .map(provider -> Payloads.of(provider, large))
            .toArray(byte[][]::new);
    return new Variant(
        name,
        () -> {
          Object[] models = new Object[bodies.length];
          for (int i = 0; i < models.length; i++) {
            models[i] = decoder.read(Payloads.PROVIDERS.get(i), bodies[i]);
          }
          return models;
        });
  }
}
