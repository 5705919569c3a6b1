package io.github.mesdk.examples.cli;

/** The formats of answers and failures. */
enum OutputFormat {
  /** A table for people. */
  TEXT,
  /** The provider's own JSON, unknown members included. */
  JSON,
  /** The provider-neutral identity as JSON. */
  IDENTITY
}
