package io.github.mesdk.examples.cli;

/** The forms in which an answer, or a failure, is written. */
enum OutputFormat {
  /** A table for a person. */
  TEXT,
  /** The provider's own JSON. */
  JSON,
  /** The identity, the same for every provider, as JSON. */
  IDENTITY
}
