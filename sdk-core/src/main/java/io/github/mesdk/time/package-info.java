/**
 * {@link io.github.mesdk.time.Deadline}: the one limit that all steps of a call share, and {@link
 * io.github.mesdk.time.Sleeper}: how the waits among them pass.
 */
@NullMarked
package io.github.mesdk.time;

import org.jspecify.annotations.NullMarked;
