/** Tests of a fleet in several processes, which each engine passes. */
@NullMarked
package io.github.mesdk.cache.fleet;

import org.jspecify.annotations.NullMarked;
