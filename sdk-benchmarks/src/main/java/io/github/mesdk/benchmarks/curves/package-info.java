/** Measures how the cost grows with callers, answer size, tokens and kept answers. */
@NullMarked
package io.github.mesdk.benchmarks.curves;

import org.jspecify.annotations.NullMarked;
