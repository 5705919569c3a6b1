/**
 * A small file that the processes of one machine read and replace: its lock, its permissions and
 * its reserved space. This package knows nothing about tokens.
 */
@NullMarked
package io.github.mesdk.token.store;

import org.jspecify.annotations.NullMarked;
