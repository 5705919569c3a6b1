/**
 * One short program for each question that a user of the SDK has. Each can be run as {@code java
 * -cp sdk-examples/target/me.jar io.github.mesdk.examples.HandleErrors}.
 */
@NullMarked
package io.github.mesdk.examples;

import org.jspecify.annotations.NullMarked;
