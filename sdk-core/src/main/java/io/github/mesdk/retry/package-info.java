/** The {@link io.github.mesdk.retry.RetryPolicy}: whether and when a call is retried. */
@NullMarked
package io.github.mesdk.retry;

import org.jspecify.annotations.NullMarked;
