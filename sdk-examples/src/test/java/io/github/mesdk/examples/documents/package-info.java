/** Checks the documents: their snippets compile, and their tables match the code. */
@NullMarked
package io.github.mesdk.examples.documents;

import org.jspecify.annotations.NullMarked;
