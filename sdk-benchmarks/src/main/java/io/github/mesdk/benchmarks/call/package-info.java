/** Compares complete calls over the loopback interface to a server in a separate process. */
@NullMarked
package io.github.mesdk.benchmarks.call;

import org.jspecify.annotations.NullMarked;
