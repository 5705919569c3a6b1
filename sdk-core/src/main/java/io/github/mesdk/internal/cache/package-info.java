/**
 * What a client and its cache say to each other: exported to {@code sdk-cache} alone, so that the
 * cache is not an interface for others to implement.
 */
@NullMarked
package io.github.mesdk.internal.cache;

import org.jspecify.annotations.NullMarked;
