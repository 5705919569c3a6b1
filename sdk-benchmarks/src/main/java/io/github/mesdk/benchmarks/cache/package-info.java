/** Compares what a kept answer costs, and what happens when all ask for one at once. */
@NullMarked
package io.github.mesdk.benchmarks.cache;

import org.jspecify.annotations.NullMarked;
