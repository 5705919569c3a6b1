/**
 * A server that deliberately violates TCP, TLS and HTTP: it resets connections, drips, floods,
 * declares wrong lengths and sends garbage. It tests how a program handles hostile and broken
 * servers.
 *
 * <p>Start with {@link io.github.mesdk.testkit.wire.FaultServer}.
 */
@NullMarked
package io.github.mesdk.testkit.wire;

import org.jspecify.annotations.NullMarked;
