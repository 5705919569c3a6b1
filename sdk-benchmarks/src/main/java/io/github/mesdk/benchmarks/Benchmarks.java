package io.github.mesdk.benchmarks;

import io.github.mesdk.benchmarks.async.InFlight;
import io.github.mesdk.benchmarks.cache.HitBenchmarkRunner;
import io.github.mesdk.benchmarks.cache.Stampede;
import io.github.mesdk.benchmarks.call.CallBenchmark;
import io.github.mesdk.benchmarks.coldstart.ColdStart;
import io.github.mesdk.benchmarks.curves.Curves;
import io.github.mesdk.benchmarks.decode.DecodeBenchmark;
import io.github.mesdk.benchmarks.jackson3.Jackson3Benchmark;
import io.github.mesdk.benchmarks.userinfo.UserInfoBenchmark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the comparisons, prints a table, and writes the results to {@code docs/performance}. */
public final class Benchmarks {
  private Benchmarks() {}

  private interface Comparison {
    List<Row> run() throws Exception;
  }

  private static Map<String, Comparison> comparisons() {
    Map<String, Comparison> all = new LinkedHashMap<>();
    all.put("decode", DecodeBenchmark::run);
    all.put("jackson3", Jackson3Benchmark::run);
    all.put("call", CallBenchmark::run);
    all.put("userinfo", UserInfoBenchmark::run);
    all.put("async", InFlight::run);
    all.put("hit", HitBenchmarkRunner::run);
    all.put("stampede", Stampede::run);
    all.put("coldstart", ColdStart::run);
    all.put("memory", Memory::run);
    all.put("footprint", Footprint::run);
    all.put("charts", List::of); // measures nothing: draws the charts of the stored results again
    return all;
  }

  /**
   * Runs all comparisons, or only the comparisons that the argument {@code --only=} names. An
   * unknown name ends the program with status 2 before any comparison runs. {@code --only=curves}
   * measures the curves, which no other run does.
   *
   * @param args empty, or one argument such as {@code --only=decode,call}
   */
  public static void main(String[] args) throws Exception {
    if (List.of(args).contains("--only=curves")) {
      Curves.run();
      return;
    }
    Map<String, Comparison> comparisons = comparisons();
    String only = args.length == 0 ? "" : args[0].substring("--only=".length()).strip();
    if (!only.isEmpty()) {
      List<String> names = List.of(only.split("\\s*,\\s*", -1));
      rejectUnknown(names, comparisons);
      comparisons.keySet().retainAll(names);
    }
    List<Row> rows = new ArrayList<>();
    for (Comparison comparison : comparisons.values()) {
      rows.addAll(comparison.run());
    }
    System.out.print(Report.table(rows));
    Report.write(rows);
  }

  private static void rejectUnknown(List<String> names, Map<String, Comparison> comparisons) {
    List<String> unknown = names.stream().filter(name -> !comparisons.containsKey(name)).toList();
    if (!unknown.isEmpty()) {
      System.err.println("unknown comparison: " + unknown + "; available: " + comparisons.keySet());
      System.exit(2);
    }
  }
}
