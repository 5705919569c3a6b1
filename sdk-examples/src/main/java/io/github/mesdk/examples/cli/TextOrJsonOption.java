package io.github.mesdk.examples.cli;

import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The option for the format of a command that prints tables. */
final class TextOrJsonOption {
  @Option(
      names = OutputOptions.OUTPUT,
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = OutputConverter.class,
      completionCandidates = Candidates.TextOrJson.class,
      description = "text: tables for people (the default); json: one document for programs.")
  private OutputFormat format = OutputFormat.TEXT;

  /** Writes the tables, or the JSON document, to stdout. */
  void write(Shell shell, Supplier<String> tables, Supplier<String> document) {
    switch (format) {
      case TEXT -> shell.out().print(tables.get());
      case JSON -> Json.print(shell.out(), document.get());
      case IDENTITY -> throw new UsageException("--output must be text or json");
    }
    shell.out().flush();
  }
}
