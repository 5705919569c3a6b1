package io.github.mesdk.benchmarks.async;

import java.util.concurrent.CompletionStage;

/**
 * An asynchronous client.
 *
 * @param name the name in the table
 * @param start starts one call
 */
record AsyncClient(String name, Start start) {

  /** Starts one call. */
  @FunctionalInterface
  interface Start {
    CompletionStage<?> begin() throws Exception;
  }
}
