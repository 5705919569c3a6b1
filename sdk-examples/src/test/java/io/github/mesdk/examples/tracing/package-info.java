/** Traces calls with OpenTelemetry, as shown in docs/observability.md. */
@NullMarked
package io.github.mesdk.examples.tracing;

import org.jspecify.annotations.NullMarked;
