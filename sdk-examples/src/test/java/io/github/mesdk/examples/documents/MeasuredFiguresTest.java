package io.github.mesdk.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Figures that a person wrote into {@code README.md} are those of the last measurement. */
@Tag("slow")
class MeasuredFiguresTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @Test
  void theTimeOfACacheHitIsThatOfTheWholeCall() throws Exception {
    JsonNode results =
        new ObjectMapper().readTree(ROOT.resolve("docs/performance/java-17.json").toFile());
    DoubleSummaryStatistics micros = new DoubleSummaryStatistics();
    for (JsonNode row : results.path("rows")) {
      if (row.path("comparison").asText().equals("hit")
          && row.path("measure").asText().equals("time")
          && row.path("variant").asText().equals("Me SDK")) {
        micros.accept(row.path("amount").asDouble() / 1000);
      }
    }
    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains(
            String.format(
                Locale.ROOT,
                "| an answer from the cache, Java 17 | %.1f to %.1f µs,",
                micros.getMin(),
                micros.getMax()));
  }
}
