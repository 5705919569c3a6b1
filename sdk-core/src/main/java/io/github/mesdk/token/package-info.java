/**
 * Sources of access tokens, and how tokens are cached and stored. Implement {@link
 * io.github.mesdk.token.TokenProvider} for a source of your own. A {@link
 * io.github.mesdk.token.TokenStore} keeps a login after the process exits.
 */
@NullMarked
package io.github.mesdk.token;

import org.jspecify.annotations.NullMarked;
