package io.github.mesdk.examples.cli;

import picocli.CommandLine.Option;

/** Options for the format of the answer. */
final class OutputOptions {
  static final String OUTPUT = "--output";

  @Option(
      names = OUTPUT,
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = OutputConverter.class,
      completionCandidates = Candidates.Formats.class,
      description = {
        "text: a table for people (the default);",
        "json: the provider's own JSON, unknown members included;",
        "identity: the user as JSON with the same members for every provider."
      })
  private OutputFormat format = OutputFormat.TEXT;

  @Option(
      names = "--show-secrets",
      description = {
        "Print the credentials in an answer, such as the session token of Pulse.",
        "Without this option they are ***."
      })
  private boolean showSecrets;

  OutputFormat format() {
    return format;
  }

  boolean showSecrets() {
    return showSecrets;
  }
}
