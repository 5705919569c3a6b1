package io.github.mesdk.testkit.wire;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * What scripts know of the server that they are played by.
 *
 * @param answer the JSON of a good answer
 * @param recovered whether new requests are to be answered well
 * @param elsewhere the address of another origin, for redirects
 */
record ConnectionScript(String answer, AtomicBoolean recovered, Supplier<String> elsewhere) {}
