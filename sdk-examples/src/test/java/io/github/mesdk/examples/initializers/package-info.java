/** What static initializers of the SDK do, and what happens when they fail. */
@NullMarked
package io.github.mesdk.examples.initializers;

import org.jspecify.annotations.NullMarked;
