/**
 * A small file that the processes of one machine read and replace in turn: its lock, its
 * permissions, and room for what comes next. It knows nothing of tokens.
 */
@NullMarked
package io.github.mesdk.token.store;

import org.jspecify.annotations.NullMarked;
