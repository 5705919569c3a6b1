/**
 * Models that are written in the usual way. Immutables generates the classes, and Jackson databind
 * reads them with {@code @JsonDeserialize(as=...)}. Absent members are null, and the jsr310 module
 * reads times.
 */
@NullMarked
package io.github.mesdk.benchmarks.databind;

import org.jspecify.annotations.NullMarked;
