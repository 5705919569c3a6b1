/** Compares decoders, from the bytes of an answer to its model. */
@NullMarked
package io.github.mesdk.benchmarks.decode;

import org.jspecify.annotations.NullMarked;
