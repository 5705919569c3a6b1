/**
 * Models as programs usually write them: Immutables, read by Jackson databind with {@code as=}.
 * Absent members are null, and the jsr310 module reads times.
 */
@NullMarked
package io.github.mesdk.benchmarks.databind;

import org.jspecify.annotations.NullMarked;
