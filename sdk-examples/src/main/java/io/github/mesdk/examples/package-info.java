/**
 * Short programs, one for each common task. Run one with {@code java -cp sdk-examples/target/me.jar
 * io.github.mesdk.examples.HandleErrors}.
 */
@NullMarked
package io.github.mesdk.examples;

import org.jspecify.annotations.NullMarked;
