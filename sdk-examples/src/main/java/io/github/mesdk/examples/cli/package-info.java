/**
 * The {@code me} command: asks an identity provider from a shell, and shows what the SDK does with
 * the answer or the failure.
 */
@NullMarked
package io.github.mesdk.examples.cli;

import org.jspecify.annotations.NullMarked;
