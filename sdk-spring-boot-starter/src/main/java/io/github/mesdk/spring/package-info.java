/**
 * What a Spring application uses of the Me SDK: annotations, the principal and extension points.
 */
@NullMarked
package io.github.mesdk.spring;

import org.jspecify.annotations.NullMarked;
