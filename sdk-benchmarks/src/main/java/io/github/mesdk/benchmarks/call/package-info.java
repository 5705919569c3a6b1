/** Compares whole calls over the loopback interface, against a server in a process of its own. */
@NullMarked
package io.github.mesdk.benchmarks.call;

import org.jspecify.annotations.NullMarked;
