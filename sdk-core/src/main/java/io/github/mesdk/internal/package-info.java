/** Builds requests from a provider description, and decodes the replies. Not exported. */
@NullMarked
package io.github.mesdk.internal;

import org.jspecify.annotations.NullMarked;
