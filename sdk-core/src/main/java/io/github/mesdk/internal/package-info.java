/** From a description and a token to a request, and from bytes to an answer. Not exported. */
@NullMarked
package io.github.mesdk.internal;

import org.jspecify.annotations.NullMarked;
