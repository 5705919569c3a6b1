/**
 * Metrics and traces of a client's calls, with Micrometer. {@link
 * io.github.mesdk.micrometer.MeObservations} is the entry point.
 */
@NullMarked
package io.github.mesdk.micrometer;

import org.jspecify.annotations.NullMarked;
