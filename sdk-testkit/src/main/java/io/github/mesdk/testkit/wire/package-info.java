/**
 * A server that breaks the rules of the wire on purpose: it resets, drips, floods, lies about
 * lengths and talks nonsense, so that a program can be shown to stand it.
 *
 * <p>Start with {@link io.github.mesdk.testkit.wire.FaultServer}.
 */
@NullMarked
package io.github.mesdk.testkit.wire;

import org.jspecify.annotations.NullMarked;
