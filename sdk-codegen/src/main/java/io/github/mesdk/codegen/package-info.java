/**
 * An annotation processor that generates streaming readers of the models from the interfaces that
 * Jackson databind also uses. It runs only in the compilation of {@code sdk-models}.
 */
@NullMarked
package io.github.mesdk.codegen;

import org.jspecify.annotations.NullMarked;
