/**
 * Tokens that are bound to a key of their client. The client then proves in each request that it
 * has the key. Only for modules of the SDK.
 */
@NullMarked
package io.github.mesdk.token.proof;

import org.jspecify.annotations.NullMarked;
