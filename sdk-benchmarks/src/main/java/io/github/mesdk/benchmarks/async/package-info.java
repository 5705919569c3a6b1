/** Compares the throughput of asynchronous clients with many calls in flight. */
@NullMarked
package io.github.mesdk.benchmarks.async;

import org.jspecify.annotations.NullMarked;
