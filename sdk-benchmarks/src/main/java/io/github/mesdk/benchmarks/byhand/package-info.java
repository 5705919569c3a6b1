/**
 * The answers as somebody writes them who wants to be fast: records, filled by hand from Jackson's
 * tokens. Nothing is checked that such code does not usually check.
 */
@NullMarked
package io.github.mesdk.benchmarks.byhand;

import org.jspecify.annotations.NullMarked;
