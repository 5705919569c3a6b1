/**
 * Runs the SDK and what a program would otherwise use side by side in one process, and writes down
 * how they compare.
 */
@NullMarked
package io.github.mesdk.benchmarks;

import org.jspecify.annotations.NullMarked;
