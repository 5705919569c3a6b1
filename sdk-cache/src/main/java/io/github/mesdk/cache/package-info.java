/** {@link io.github.mesdk.cache.MeCache}: the answers of one process, kept for a short while. */
@NullMarked
package io.github.mesdk.cache;

import org.jspecify.annotations.NullMarked;
