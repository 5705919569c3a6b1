package io.github.mesdk.benchmarks;

import io.github.mesdk.benchmarks.async.InFlight;
import io.github.mesdk.benchmarks.cache.FleetSimulation;
import io.github.mesdk.benchmarks.cache.HitBenchmarkRunner;
import io.github.mesdk.benchmarks.cache.SecondLevelCost;
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

  private interface Program {
    void run() throws Exception;
  }

  /** What runs only if it is named alone, and has an output of its own. */
  private static Map<String, Program> programs() {
    Map<String, Program> all = new LinkedHashMap<>();
    all.put("curves", Curves::run);
    all.put("fleet", FleetSimulation::run);
    all.put("secondlevel", SecondLevelCost::run);
    return all;
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
   * unknown name ends the program with status 2 before any comparison runs. {@code --only=curves},
   * {@code --only=fleet} and {@code --only=secondlevel} run a program that is no comparison.
   *
   * @param args empty, or one argument such as {@code --only=decode,call}
   */
  public static void main(String[] args) throws Exception {
    String only = args.length == 0 ? "" : args[0].substring("--only=".length()).strip();
    Program program = programs().get(only);
    if (program != null) {
      program.run();
    } else {
      compare(only);
    }
  }

  private static void compare(String only) throws Exception {
    Map<String, Comparison> comparisons = comparisons();
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
      System.err.println(
          "unknown comparison: %s; available: %s; and alone: %s"
              .formatted(unknown, comparisons.keySet(), programs().keySet()));
      System.exit(2);
    }
  }
}
