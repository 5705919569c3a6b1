/**
 * The types that a client and its cache exchange. Exported to {@code sdk-cache} only, so that
 * applications cannot implement a cache.
 */
@NullMarked
package io.github.mesdk.internal.cache;

import org.jspecify.annotations.NullMarked;
