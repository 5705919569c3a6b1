/** Compares the SDK with its alternatives, and writes the results to {@code docs/performance}. */
@NullMarked
package io.github.mesdk.benchmarks;

import org.jspecify.annotations.NullMarked;
