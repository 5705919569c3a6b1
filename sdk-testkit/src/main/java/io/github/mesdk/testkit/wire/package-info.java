/**
 * A server that deliberately violates TCP, TLS and HTTP. It resets connections, sends one byte at a
 * time (drips), sends without end (floods), declares wrong lengths and sends garbage. Tests use it
 * to find out how a program handles hostile and broken servers.
 *
 * <p>Start with {@link io.github.mesdk.testkit.wire.FaultServer}.
 */
@NullMarked
package io.github.mesdk.testkit.wire;

import org.jspecify.annotations.NullMarked;
