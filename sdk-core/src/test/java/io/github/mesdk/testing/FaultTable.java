package io.github.mesdk.testing;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.testkit.wire.WireFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the documented outcome of each wire fault from {@code docs/faults.md}. */
public final class FaultTable {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("basedir", "."), "..", "docs", "faults.md");

  /** A row such as {@code | `SILENT` | never says anything | `TransportException`, `TIMEOUT` |}. */
  private static final Pattern ROW = Pattern.compile("\\| `([A-Z0-9_]+)` \\|.*\\| (.+) \\|");

  private FaultTable() {}

  /** Reads the table of the document. */
  public static Map<WireFault, String> read() {
    Map<WireFault, String> table = new EnumMap<>(WireFault.class);
    try {
      for (String line : Files.readAllLines(DOCUMENT)) {
        Matcher row = ROW.matcher(line);
        if (row.matches()) {
          table.put(WireFault.valueOf(row.group(1)), row.group(2));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  /** A failure, spelled as in the table. */
  public static String nameOf(MeException failure) {
    String name = "`" + failure.getClass().getSimpleName() + "`";
    return failure instanceof TransportException transport
        ? name + ", `" + transport.reason() + "`"
        : name;
  }
}
