package io.github.mesdk.benchmarks;

/**
 * One way to do a job.
 *
 * @param name how the table calls it
 * @param op does the job once; what it returns keeps the compiler from leaving the work out
 */
public record Variant(String name, Op op) {

  /** A job. */
  @FunctionalInterface
  public interface Op {
    /** Does it once. */
    Object run() throws Exception;
  }
}
