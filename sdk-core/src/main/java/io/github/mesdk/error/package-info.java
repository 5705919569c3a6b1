/**
 * Everything that can be thrown, and the facts it carries. {@link
 * io.github.mesdk.error.MeException} is the one root; the leaves are named by what a caller does
 * about them, not by a status, because status lies.
 */
@NullMarked
package io.github.mesdk.error;

import org.jspecify.annotations.NullMarked;
