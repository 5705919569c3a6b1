/**
 * Models as most programs define them: Immutables generates the classes, and Jackson databind reads
 * them with {@code @JsonDeserialize(as=...)}. Absent JSON members are null, and the jsr310 module
 * of Jackson reads times.
 */
@NullMarked
package io.github.mesdk.benchmarks.databind;

import org.jspecify.annotations.NullMarked;
