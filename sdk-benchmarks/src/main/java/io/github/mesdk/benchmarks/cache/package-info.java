/** Compares caches: the cost of a hit, and the effect of many simultaneous requests (stampede). */
@NullMarked
package io.github.mesdk.benchmarks.cache;

import org.jspecify.annotations.NullMarked;
