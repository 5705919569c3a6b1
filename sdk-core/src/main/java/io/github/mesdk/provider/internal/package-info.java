/**
 * What the SDK alone reads of a description of a provider: where values go in a request, what codes
 * and signs of failure mean. Not exported.
 */
@NullMarked
package io.github.mesdk.provider.internal;

import org.jspecify.annotations.NullMarked;
