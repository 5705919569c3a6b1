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
   * Runs them all, or those that {@code --only=} names.
   *
   * @param args {@code --only=decode,call}
   */
  public static void main(String[] args) throws Exception {
    String only = args.length == 0 ? "" : args[0].substring("--only=".length());
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, Comparison> comparison : comparisons().entrySet()) {
      if (only.isEmpty() || List.of(only.split(",", -1)).contains(comparison.getKey())) {
        rows.addAll(comparison.getValue().run());
      }
    }
    System.out.print(Report.table(rows));
    Report.write(rows);
  }
}
