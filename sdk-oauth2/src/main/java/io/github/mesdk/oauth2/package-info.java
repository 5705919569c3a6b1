/**
 * Tokens and UserInfo from standard OAuth 2.0 and OpenID Connect issuers: endpoint discovery, token
 * grants, interactive logins, and signature verification. Start with {@link
 * io.github.mesdk.oauth2.OAuth2Issuer}. Every request uses the transport of {@code sdk-core}.
 */
@NullMarked
package io.github.mesdk.oauth2;

import org.jspecify.annotations.NullMarked;
