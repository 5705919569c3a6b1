package io.github.mesdk.benchmarks;

import io.github.mesdk.benchmarks.async.InFlight;
import io.github.mesdk.benchmarks.cache.Hits;
import io.github.mesdk.benchmarks.cache.Stampede;
import io.github.mesdk.benchmarks.call.CallDuel;
import io.github.mesdk.benchmarks.coldstart.ColdStart;
import io.github.mesdk.benchmarks.decode.DecodeDuel;
import io.github.mesdk.benchmarks.userinfo.UserInfoDuel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The one command: compares, prints a table, and writes it down under {@code docs/performance}. */
public final class Benchmarks {
  private Benchmarks() {}

  private interface Comparison {
    List<Row> run() throws Exception;
  }

  private static Map<String, Comparison> comparisons() {
    Map<String, Comparison> all = new LinkedHashMap<>();
    all.put("decode", DecodeDuel::run);
    all.put("call", CallDuel::run);
    all.put("userinfo", UserInfoDuel::run);
    all.put("async", InFlight::run);
    all.put("hit", Hits::run);
    all.put("stampede", Stampede::run);
    all.put("coldstart", ColdStart::run);
    all.put("memory", Memory::run);
    all.put("footprint", Footprint::run);
    return all;
  }

  /**
   * Runs them all, or those that {@code --only=} names; ends with a failure, and runs none, where
   * it names one that there is not.
   *
   * @param args {@code --only=decode,call}
   */
  public static void main(String[] args) throws Exception {
    Map<String, Comparison> comparisons = comparisons();
    String only = args.length == 0 ? "" : args[0].substring("--only=".length()).strip();
    if (!only.isEmpty()) {
      List<String> names = List.of(only.split("\\s*,\\s*", -1));
      refuseUnknown(names, comparisons);
      comparisons.keySet().retainAll(names);
    }
    List<Row> rows = new ArrayList<>();
    for (Comparison comparison : comparisons.values()) {
      rows.addAll(comparison.run());
    }
    System.out.print(Report.table(rows));
    Report.write(rows);
  }

  private static void refuseUnknown(List<String> names, Map<String, Comparison> known) {
    List<String> unknown = names.stream().filter(name -> !known.containsKey(name)).toList();
    if (!unknown.isEmpty()) {
      System.err.println("No comparison is called " + unknown + "; there are " + known.keySet());
      System.exit(2);
    }
  }
}
