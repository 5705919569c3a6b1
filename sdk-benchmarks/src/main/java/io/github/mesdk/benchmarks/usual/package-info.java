/**
 * The answers as a program usually models them: Immutables read by databind through {@code as=},
 * absent members null, times through the jsr310 module.
 */
@NullMarked
package io.github.mesdk.benchmarks.usual;

import org.jspecify.annotations.NullMarked;
