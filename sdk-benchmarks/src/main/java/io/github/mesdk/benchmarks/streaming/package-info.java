/**
 * Hand-written decoders for speed: records, filled from the tokens of Jackson's streaming parser.
 * They validate only what such code usually validates.
 */
@NullMarked
package io.github.mesdk.benchmarks.streaming;

import org.jspecify.annotations.NullMarked;
