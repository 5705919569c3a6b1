/** The {@link io.github.mesdk.time.Deadline}: the time limit that all steps of a call share. */
@NullMarked
package io.github.mesdk.time;

import org.jspecify.annotations.NullMarked;
