package io.github.mesdk.benchmarks.decode;

import io.github.mesdk.benchmarks.InterleavedBenchmark;
import io.github.mesdk.benchmarks.Payloads;
import io.github.mesdk.benchmarks.Row;
import io.github.mesdk.benchmarks.Variant;
import io.github.mesdk.benchmarks.streaming.StreamingDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Compares decoders on one answer of each of the five providers. */
public final class DecodeBenchmark {
  private DecodeBenchmark() {}

  private interface Decoder {
    Object read(String provider, byte[] body) throws Exception;
  }

  /**
   * Runs the comparison with small answers, large answers, and small answers with unknown JSON
   * members.
   */
  public static List<Row> run() throws Exception {
    List<Row> rows = new ArrayList<>();
    rows.addAll(run("small", provider -> Payloads.of(provider, false)));
    rows.addAll(run("large", provider -> Payloads.of(provider, true)));
    rows.addAll(run("small, unknown members", Payloads::withUnknownMembers));
    return rows;
  }

  private static List<Row> run(String scenario, Function<String, byte[]> answers) throws Exception {
    byte[][] bodies = Payloads.PROVIDERS.stream().map(answers).toArray(byte[][]::new);
    List<Variant> variants =
        List.of(
            allProviders("Immutables + databind", bodies, Decoders::databind),
            allProviders("by hand, streaming", bodies, StreamingDecoder::read),
            allProviders(Row.OURS, bodies, Decoders::ours));
    return new InterleavedBenchmark("decode", scenario, variants, 41, 30).run();
  }

  /** Decodes one answer of each provider with this decoder. */
  private static Variant allProviders(String name, byte[][] bodies, Decoder decoder) {
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
