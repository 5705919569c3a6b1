/**
 * Answers read token by token, without databind: quick, and for the plainest form only. Whatever is
 * unusual is left to databind, which says what it is. The readers are generated from the annotated
 * interfaces; exported to this SDK's core alone.
 */
@NullMarked
package io.github.mesdk.model.read;

import org.jspecify.annotations.NullMarked;
