/**
 * The exceptions of the SDK and their details. {@link io.github.mesdk.error.MeException} is the
 * root. Its subclasses are named by their meaning for the caller, not by HTTP status, because
 * services use the same status for different failures.
 */
@NullMarked
package io.github.mesdk.error;

import org.jspecify.annotations.NullMarked;
