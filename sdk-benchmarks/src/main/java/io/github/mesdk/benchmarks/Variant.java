package io.github.mesdk.benchmarks;

/**
 * One implementation of a job.
 *
 * @param name the name in the table
 * @param op runs the job once; its result keeps the compiler from eliminating the work
 */
public record Variant(String name, Op op) {

  /** An operation to measure. */
  @FunctionalInterface
  public interface Op {
    /** Runs the operation once. */
    Object run() throws Exception;
  }
}
