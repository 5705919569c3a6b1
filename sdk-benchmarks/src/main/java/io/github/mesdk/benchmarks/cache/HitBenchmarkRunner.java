package io.github.mesdk.benchmarks.cache;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.benchmarks.Quartiles;
import io.github.mesdk.benchmarks.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link HitBenchmark} with JMH in several rounds. Each round starts one process for each
 * variant and token length, in shuffled order. JMH itself would finish one variant before it starts
 * the next, so that a change in the load of the machine would affect only some variants.
 */
public final class HitBenchmarkRunner {
  private static final int ROUNDS = 5;
  private static final String[] LENGTHS = {"40", "900"};
  private static final CacheVariant CAFFEINE =
      new CacheVariant("caffeine", "Caffeine, token as key");
  private static final CacheVariant MECACHE = new CacheVariant("meCache", Row.MECACHE_ALONE);
  private static final List<CacheVariant> VARIANTS =
      List.of(CAFFEINE, MECACHE, new CacheVariant("meClient", Row.OURS));

  /** Suppresses a warning of newer JVMs about the use of {@code Unsafe} in JMH. */
  private static final String[] JVM_ARGS =
      Runtime.version().feature() < 24
          ? new String[0]
          : new String[] {"--sun-misc-unsafe-memory-access=allow"};

  /** A variant: the name of its method in {@link HitBenchmark}, and its name in the table. */
  private record CacheVariant(String benchmarkMethod, String name) {}

  private record Fork(CacheVariant variant, String length) {}

  private record Cost(double nanos, double bytes) {}

  private final Map<Fork, List<Cost>> costs = new HashMap<>();

  private HitBenchmarkRunner() {}

  /** Runs the comparison. */
  public static List<Row> run() throws RunnerException {
    HitBenchmarkRunner runner = new HitBenchmarkRunner();
    runner.measure();
    List<Row> rows = new ArrayList<>();
    for (String length : LENGTHS) {
      VARIANTS.forEach(variant -> rows.add(runner.row(length, variant, "time", "ns", Cost::nanos)));
      VARIANTS.forEach(variant -> rows.add(runner.row(length, variant, "bytes", "B", Cost::bytes)));
      rows.add(runner.additionalBytes(length));
    }
    return rows;
  }

  private void measure() throws RunnerException {
    List<Fork> forks = new ArrayList<>();
    for (String length : LENGTHS) {
      VARIANTS.forEach(variant -> forks.add(new Fork(variant, length)));
    }
    forks.forEach(fork -> costs.put(fork, new ArrayList<>()));
    Random random = new Random(17);
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(forks, random);
      for (Fork fork : forks) {
        costsOf(fork).add(run(fork));
      }
    }
  }

  private static Cost run(Fork fork) throws RunnerException {
    RunResult result =
        new Runner(
                new OptionsBuilder()
                    .include(
                        HitBenchmark.class.getName() + "[.]" + fork.variant.benchmarkMethod + "$")
                    .param("length", fork.length)
                    .forks(1)
                    .warmupIterations(4)
                    .warmupTime(TimeValue.milliseconds(400))
                    .measurementIterations(3)
                    .measurementTime(TimeValue.milliseconds(400))
                    .jvmArgsAppend(JVM_ARGS)
                    .addProfiler(GCProfiler.class)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .runSingle();
    return new Cost(result.getPrimaryResult().getScore(), allocated(result));
  }

  @SuppressWarnings("rawtypes") // JMH declares the raw type
  private static double allocated(RunResult result) {
    for (Map.Entry<String, Result> entry : result.getSecondaryResults().entrySet()) {
      if (entry.getKey().endsWith("gc.alloc.rate.norm")) {
        return entry.getValue().getScore();
      }
    }
    throw new IllegalStateException("JMH reported no allocated bytes");
  }

  private Row row(
      String length,
      CacheVariant variant,
      String measure,
      String unit,
      ToDoubleFunction<Cost> quantity) {
    double[] own = amounts(variant, length, quantity);
    Quartiles ratio = Quartiles.ofRatios(own, amounts(CAFFEINE, length, quantity));
    double amount = Quartiles.of(own).median();
    return Row.of("hit", scenario(length), measure, variant.name, ratio, amount, unit);
  }

  private Row additionalBytes(String length) {
    double[] own = amounts(MECACHE, length, Cost::bytes);
    double[] caffeine = amounts(CAFFEINE, length, Cost::bytes);
    double[] additional = new double[ROUNDS];
    Arrays.setAll(additional, round -> own[round] - caffeine[round]);
    Quartiles bytes = Quartiles.of(additional);
    return Row.of(
        "hit", scenario(length), "additional bytes", MECACHE.name, bytes, bytes.median(), "B");
  }

  private double[] amounts(CacheVariant variant, String length, ToDoubleFunction<Cost> quantity) {
    return costsOf(new Fork(variant, length)).stream().mapToDouble(quantity).toArray();
  }

  private List<Cost> costsOf(Fork fork) {
    return requireNonNull(costs.get(fork));
  }

  private static String scenario(String length) {
    return length + " chars";
  }
}
