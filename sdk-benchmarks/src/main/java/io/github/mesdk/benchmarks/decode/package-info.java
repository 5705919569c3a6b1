/** Compares the ways from the bytes of an answer to a model. */
@NullMarked
package io.github.mesdk.benchmarks.decode;

import org.jspecify.annotations.NullMarked;
