/** Compares complete programs that make one call over TLS, from process start to exit. */
@NullMarked
package io.github.mesdk.benchmarks.coldstart;

import org.jspecify.annotations.NullMarked;
