/**
 * Where access tokens come from. {@link io.github.mesdk.token.TokenProvider} is the one method to
 * implement for a source of one's own.
 */
@NullMarked
package io.github.mesdk.token;

import org.jspecify.annotations.NullMarked;
