package io.github.mesdk.oauth2;

import java.util.Optional;

/**
 * The result of a login whose tokens are in the token store. To use them, pass the same store to
 * {@link OAuth2Issuer#refreshing}.
 *
 * @param subject the subject of the verified ID token; empty if the issuer sent no ID token or has
 *     no {@code jwks_uri}. Pass it to {@link UserInfoBuilder#subject} to accept UserInfo of this
 *     person only
 */
public record LoginResult(Optional<String> subject) {}
