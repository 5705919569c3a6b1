/**
 * Tokens and user info from standard OAuth 2.0 and OpenID Connect issuers: finding an issuer's
 * endpoints, asking for tokens, and checking what it signed. Every request goes through the
 * transport of the core.
 */
@NullMarked
package io.github.mesdk.oauth2;

import org.jspecify.annotations.NullMarked;
