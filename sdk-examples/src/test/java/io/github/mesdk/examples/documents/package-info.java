/** Compiles what the documents show, with what a reader's compiler would have. */
@NullMarked
package io.github.mesdk.examples.documents;

import org.jspecify.annotations.NullMarked;
