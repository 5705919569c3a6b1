/** How a program traces its calls with OpenTelemetry: what docs/observability.md shows. */
@NullMarked
package io.github.mesdk.examples.tracing;

import org.jspecify.annotations.NullMarked;
