package io.github.mesdk.examples.cli;

import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;

/** The option for the format of the description of a mock. */
final class MockOutputOption {
  @Option(
      names = OutputOptions.OUTPUT,
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = OutputConverter.class,
      description = "text: tables for people (the default); json: one document for programs.")
  private OutputFormat format = OutputFormat.TEXT;

  /** Writes the description to stdout. */
  void write(Shell shell, MockDescription mock) {
    switch (format) {
      case TEXT -> shell.out().print(mock.text());
      case JSON -> {
        byte[] json = (mock.json() + "\n").getBytes(StandardCharsets.UTF_8);
        shell.out().write(json, 0, json.length);
      }
      case IDENTITY -> throw new UsageException("--output must be text or json");
    }
    shell.out().flush();
  }
}
