/**
 * The {@code me} command: gets the current user from an identity provider and prints the answer, or
 * the failure with an exit status for it.
 */
@NullMarked
package io.github.mesdk.examples.cli;

import org.jspecify.annotations.NullMarked;
