package io.github.mesdk.benchmarks.curves;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveResultsTest {
  private static final Circumstances ALL = Circumstances.now(false, Circumstances.ALL);
  private static final Circumstances CALLERS = Circumstances.now(true, "callers");
  private static final Point MEMORY = new Point("Heap", "Me SDK", 1, 2);
  private static final Point OLD = new Point("Calls per second", "Me SDK", 4, 30_000);
  private static final Point OLD_PEER = new Point("Calls per second", "OkHttp", 4, 25_000);
  private static final Point TOKENS = new Point("Token storm", "Me SDK", 10, 1);
  private static final Point NEW = new Point("Calls per second", "Me SDK", 4, 31_000);

  private final CurveResults stored =
      new CurveResults(List.of(ALL), List.of(MEMORY, OLD, OLD_PEER, TOKENS));

  @Test
  void aRunOfSomeCurvesReplacesTheirChartsAndKeepsTheOthers() {
    CurveResults results = stored.with(CALLERS, List.of(NEW));
    assertThat(results.points()).containsExactly(MEMORY, NEW, TOKENS);
    assertThat(results.circumstances()).containsExactly(ALL, CALLERS);
  }

  @Test
  void aRepeatedRunReplacesItsEarlierCircumstances() {
    Circumstances again = CALLERS.until(CALLERS);
    CurveResults results = stored.with(CALLERS, List.of(OLD)).with(again, List.of(NEW));
    assertThat(results.circumstances()).containsExactly(ALL, again);
  }

  @Test
  void theStoredFileIsReadAsItWasWritten(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("curves.json");
    stored.write(file);
    assertThat(CurveResults.read(file)).isEqualTo(stored);
  }
}
