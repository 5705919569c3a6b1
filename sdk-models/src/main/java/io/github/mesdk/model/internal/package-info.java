/**
 * How single members are read and written, whatever {@code ObjectMapper} does it: each annotation
 * here names its own codec, so that the settings of a user's mapper cannot bend a model. Not
 * exported; open to Jackson only.
 */
@NullMarked
package io.github.mesdk.model.internal;

import org.jspecify.annotations.NullMarked;
