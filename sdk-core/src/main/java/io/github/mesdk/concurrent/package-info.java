/**
 * Waiting within a {@link io.github.mesdk.time.Deadline}: locks, interrupts, pauses and daemon
 * threads for the modules of the SDK. Not for applications.
 */
@NullMarked
package io.github.mesdk.concurrent;

import org.jspecify.annotations.NullMarked;
