/** A second level in Redis or Valkey for the caches of a fleet. */
@NullMarked
package io.github.mesdk.cache.redis;

import org.jspecify.annotations.NullMarked;
