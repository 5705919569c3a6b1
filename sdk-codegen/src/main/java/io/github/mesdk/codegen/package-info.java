/**
 * An annotation processor that writes, from the same interfaces that Jackson's databind reads, code
 * that reads them without it. It runs while {@code sdk-models} is compiled and nowhere else.
 */
@NullMarked
package io.github.mesdk.codegen;

import org.jspecify.annotations.NullMarked;
