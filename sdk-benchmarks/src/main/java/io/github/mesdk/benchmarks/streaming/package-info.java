/**
 * Decoders that are written by hand for speed. The decoders fill records from the JSON tokens of
 * Jackson's streaming parser, and validate only what such code usually validates.
 */
@NullMarked
package io.github.mesdk.benchmarks.streaming;

import org.jspecify.annotations.NullMarked;
