/** Compares how many calls come through when many are under way at once. */
@NullMarked
package io.github.mesdk.benchmarks.async;

import org.jspecify.annotations.NullMarked;
