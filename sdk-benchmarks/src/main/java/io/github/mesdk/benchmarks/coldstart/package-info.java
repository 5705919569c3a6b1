/** Compares whole programs, from the start of the process to its end, that ask once over TLS. */
@NullMarked
package io.github.mesdk.benchmarks.coldstart;

import org.jspecify.annotations.NullMarked;
