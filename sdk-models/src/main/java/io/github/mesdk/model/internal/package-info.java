/**
 * The codecs for individual members of the models. Each annotation here selects its own codec, so
 * the models are read and written in the same way by every {@code ObjectMapper}, regardless of its
 * settings. Exported to {@code sdk-core} only, and open to Jackson.
 */
@NullMarked
package io.github.mesdk.model.internal;

import org.jspecify.annotations.NullMarked;
