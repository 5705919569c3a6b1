/**
 * Concurrency utilities for the modules of the SDK: locks with a {@link
 * io.github.mesdk.time.Deadline}, interrupts, pauses and daemon threads. Not for applications.
 */
@NullMarked
package io.github.mesdk.concurrent;

import org.jspecify.annotations.NullMarked;
