package io.github.mesdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testing.FaultTable;
import io.github.mesdk.testkit.wire.WireFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that no response exhausts a heap of 64 MiB. */
class FloodedProcessTest {
  private static final List<WireFault> FLOODS =
      List.of(
          WireFault.GZIP_BOMB,
          WireFault.DEFLATE_BOMB,
          WireFault.GZIP_EMPTY_ENDLESS,
          WireFault.GZIP_NAME_ENDLESS,
          WireFault.BODY_OF_40_MIB,
          WireFault.BODY_ENDLESS,
          WireFault.BODY_ENDLESS_IN_CHUNKS,
          WireFault.HEADERS_ENDLESS,
          WireFault.HEADERS_OF_A_LETTER,
          WireFault.STATUS_LINE_ENDLESS,
          WireFault.STATUS_103_ENDLESS,
          WireFault.CHUNK_EXTENSION_ENDLESS,
          WireFault.TRAILERS_ENDLESS,
          WireFault.HTTP_2_BODY_ENDLESS,
          WireFault.HTTP_2_HEADERS_ENDLESS,
          WireFault.HTTP_2_HEADERS_EMPTY,
          WireFault.HTTP_2_HEADER_REPEATED,
          WireFault.HTTP_2_HEADER_HUGE,
          WireFault.HTTP_2_STATUS_REPEATED,
          WireFault.HTTP_2_GZIP_NAME_ENDLESS,
          WireFault.HTTP_2_FRAME_TOO_LONG);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 16})
  void everyFloodFitsIntoAHeapOf64Mebibytes(int callers) throws Exception {
    Path output = folder.resolve("output");
    Map<WireFault, String> table = FaultTable.read();
    Process process =
        FloodedProcess.start(output, callers, FLOODS.stream().map(Enum::name).toList());
    try {
      assertThat(process.waitFor(240, TimeUnit.SECONDS)).as("the process exits by itself").isTrue();
      String printed = Files.readString(output);
      for (WireFault flood : FLOODS) {
        assertThat(printed).contains(flood + ": " + table.get(flood) + System.lineSeparator());
      }
      assertThat(printed).contains("alive").doesNotContain("OutOfMemoryError");
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
