package io.github.mesdk.benchmarks.async;

import java.util.concurrent.CompletionStage;

/**
 * A way to ask without waiting.
 *
 * @param name how the table calls it
 * @param start begins one call
 */
record Caller(String name, Start start) {

  /** Begins one call. */
  @FunctionalInterface
  interface Start {
    CompletionStage<?> begin() throws Exception;
  }
}
