/** Processes with little memory. */
@NullMarked
package io.github.mesdk.examples.memory;

import org.jspecify.annotations.NullMarked;
