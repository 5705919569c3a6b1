package io.github.mesdk.testkit.wire;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The server state that scripts use.
 *
 * @param answer the JSON of the regular answer
 * @param recovered whether new requests get the regular answer
 * @param redirectOrigin the URL of the other origin, to which faults redirect
 */
record ScriptContext(String answer, AtomicBoolean recovered, Supplier<String> redirectOrigin) {}
