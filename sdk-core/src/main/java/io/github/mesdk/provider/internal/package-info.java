/**
 * The internal part of a provider description: where values are sent in a request, and the meaning
 * of error codes and failure signs. Exported to {@code sdk-oauth2} only.
 */
@NullMarked
package io.github.mesdk.provider.internal;

import org.jspecify.annotations.NullMarked;
