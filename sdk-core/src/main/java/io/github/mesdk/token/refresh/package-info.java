/**
 * The one source of access tokens for a login that is stored and refreshed, whatever its token
 * endpoint. For the SDK's own modules.
 */
@NullMarked
package io.github.mesdk.token.refresh;

import org.jspecify.annotations.NullMarked;
