/**
 * Streaming readers of the models, generated from the annotated interfaces. They are faster than
 * databind but support only the most common form of each value; databind reads everything else.
 * Exported to {@code sdk-core} and {@code sdk-oauth2} only.
 */
@NullMarked
package io.github.mesdk.model.read;

import org.jspecify.annotations.NullMarked;
