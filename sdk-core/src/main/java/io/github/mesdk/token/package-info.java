/**
 * Where access tokens come from, and how they are kept fresh. {@link
 * io.github.mesdk.token.TokenProvider} is the one method to implement for a source of one's own;
 * {@link io.github.mesdk.token.TokenStore} is where a login outlives the process.
 */
@NullMarked
package io.github.mesdk.token;

import org.jspecify.annotations.NullMarked;
