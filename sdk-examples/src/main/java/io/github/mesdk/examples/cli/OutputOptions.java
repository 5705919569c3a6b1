package io.github.mesdk.examples.cli;

import picocli.CommandLine.Option;

/** How the answer is to be written. */
final class OutputOptions {
  static final String OUTPUT = "--output";

  @Option(
      names = OUTPUT,
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = OutputConverter.class,
      description = {
        "text: a table for people (the default);",
        "json: the provider's own JSON, unknown members included;",
        "identity: the user in the JSON that is the same for every provider."
      })
  private OutputFormat format = OutputFormat.TEXT;

  @Option(
      names = "--show-secrets",
      description =
          "Print the token in the answer of Pulse, which is otherwise *** wherever it stands.")
  private boolean showSecrets;

  OutputFormat format() {
    return format;
  }

  boolean showSecrets() {
    return showSecrets;
  }
}
