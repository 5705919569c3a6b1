/** {@link io.github.mesdk.cache.MeCache}: an in-memory cache of answers for one process. */
@NullMarked
package io.github.mesdk.cache;

import org.jspecify.annotations.NullMarked;
