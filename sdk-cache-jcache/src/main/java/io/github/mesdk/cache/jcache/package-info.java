/** A second level in a JCache engine (JSR 107) for the caches of a fleet. */
@NullMarked
package io.github.mesdk.cache.jcache;

import org.jspecify.annotations.NullMarked;
