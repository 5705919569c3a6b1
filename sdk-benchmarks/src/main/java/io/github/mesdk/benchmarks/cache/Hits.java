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
 * Runs {@link HitBenchmark} with JMH, in rounds of shuffled order: in each a new process for each
 * way and each length, which sees nothing else. Left to itself, JMH runs one way after the other.
 */
public final class Hits {
  private static final int ROUNDS = 5;
  private static final String[] LENGTHS = {"40", "900"};
  private static final Way CAFFEINE = new Way("caffeine", "Caffeine, token as key");
  private static final Way MECACHE = new Way("meCache", Row.MECACHE);
  private static final List<Way> WAYS = List.of(CAFFEINE, MECACHE, new Way("meClient", Row.OURS));

  /** JMH uses what newer JVMs warn of, once for each process. */
  private static final String[] QUIET =
      Runtime.version().feature() < 24
          ? new String[0]
          : new String[] {"--sun-misc-unsafe-memory-access=allow"};

  /** By the name of its method and by that in the table. */
  private record Way(String method, String name) {}

  private record Fork(Way way, String length) {}

  private record Cost(double nanos, double bytes) {}

  private final Map<Fork, List<Cost>> costs = new HashMap<>();

  private Hits() {}

  /** What JMH says. */
  public static List<Row> run() throws RunnerException {
    Hits hits = new Hits();
    hits.measure();
    List<Row> rows = new ArrayList<>();
    for (String length : LENGTHS) {
      WAYS.forEach(way -> rows.add(hits.row(length, way, "time", "ns", Cost::nanos)));
      WAYS.forEach(way -> rows.add(hits.row(length, way, "bytes", "B", Cost::bytes)));
      rows.add(hits.bytesOnTop(length));
    }
    return rows;
  }

  private void measure() throws RunnerException {
    List<Fork> forks = new ArrayList<>();
    for (String length : LENGTHS) {
      WAYS.forEach(way -> forks.add(new Fork(way, length)));
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
                    .include(HitBenchmark.class.getName() + "[.]" + fork.way.method + "$")
                    .param("length", fork.length)
                    .forks(1)
                    .warmupIterations(4)
                    .warmupTime(TimeValue.milliseconds(400))
                    .measurementIterations(3)
                    .measurementTime(TimeValue.milliseconds(400))
                    .jvmArgsAppend(QUIET)
                    .addProfiler(GCProfiler.class)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .runSingle();
    return new Cost(result.getPrimaryResult().getScore(), allocated(result));
  }

  @SuppressWarnings("rawtypes") // as JMH has it
  private static double allocated(RunResult result) {
    for (Map.Entry<String, Result> entry : result.getSecondaryResults().entrySet()) {
      if (entry.getKey().endsWith("gc.alloc.rate.norm")) {
        return entry.getValue().getScore();
      }
    }
    throw new IllegalStateException("JMH counted no bytes");
  }

  private Row row(
      String length, Way way, String measure, String unit, ToDoubleFunction<Cost> what) {
    double[] own = amounts(way, length, what);
    Quartiles ratio = Quartiles.ofRatios(own, amounts(CAFFEINE, length, what));
    double amount = Quartiles.of(own).median();
    return Row.of("hit", load(length), measure, way.name, ratio, amount, unit);
  }

  private Row bytesOnTop(String length) {
    double[] own = amounts(MECACHE, length, Cost::bytes);
    double[] least = amounts(CAFFEINE, length, Cost::bytes);
    double[] onTop = new double[ROUNDS];
    Arrays.setAll(onTop, round -> own[round] - least[round]);
    Quartiles bytes = Quartiles.of(onTop);
    return Row.of("hit", load(length), "bytes on top", MECACHE.name, bytes, bytes.median(), "B");
  }

  private double[] amounts(Way way, String length, ToDoubleFunction<Cost> what) {
    return costsOf(new Fork(way, length)).stream().mapToDouble(what).toArray();
  }

  private List<Cost> costsOf(Fork fork) {
    return requireNonNull(costs.get(fork));
  }

  private static String load(String length) {
    return length + " chars";
  }
}
