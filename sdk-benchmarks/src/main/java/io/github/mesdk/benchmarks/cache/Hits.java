package io.github.mesdk.benchmarks.cache;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.benchmarks.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link HitBenchmark} with JMH, in a process for each of its ways. */
public final class Hits {
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final Map<String, String> NAMES =
      Map.of(
          "caffeine", "Caffeine, token as key",
          "meCache", "Me SDK, MeCache alone",
          "meClient", Row.OURS);

  private Hits() {}

  /** What JMH says. */
  public static List<Row> run() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(HitBenchmark.class.getSimpleName())
                    .forks(1)
                    .warmupIterations(4)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.seconds(1))
                    .addProfiler(GCProfiler.class)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    List<Row> rows = new ArrayList<>();
    for (String length : new String[] {"40", "900"}) {
      List<RunResult> of = results.stream().filter(result -> param(result).equals(length)).toList();
      of.forEach(result -> rows.add(row(result, of, "time")));
      of.forEach(result -> rows.add(row(result, of, "bytes")));
    }
    return rows;
  }

  private static Row row(RunResult result, List<RunResult> all, String measure) {
    RunResult reference =
        all.stream().filter(one -> name(one).equals("caffeine")).findFirst().orElseThrow();
    double amount = amount(result, measure);
    return Row.exact(
        "hit",
        param(result) + " chars",
        measure,
        NAMES.getOrDefault(name(result), ""),
        amount / amount(reference, measure),
        amount,
        measure.equals("time") ? "ns" : "B");
  }

  private static double amount(RunResult result, String measure) {
    if (measure.equals("time")) {
      return result.getPrimaryResult().getScore();
    }
    String allocated =
        result.getSecondaryResults().keySet().stream()
            .filter(name -> name.endsWith(ALLOCATED))
            .findFirst()
            .orElseThrow();
    return requireNonNull(result.getSecondaryResults().get(allocated)).getScore();
  }

  private static String param(RunResult result) {
    return result.getParams().getParam("length");
  }

  private static String name(RunResult result) {
    String method = result.getParams().getBenchmark();
    return method.substring(method.lastIndexOf('.') + 1);
  }
}
