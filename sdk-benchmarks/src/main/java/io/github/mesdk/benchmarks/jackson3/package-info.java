/** Compares ways for Jackson 3 to read and write the models. */
@NullMarked
package io.github.mesdk.benchmarks.jackson3;

import org.jspecify.annotations.NullMarked;
