package io.github.mesdk.oauth2;

import java.util.Optional;

/**
 * A completed and stored login. {@link OAuth2Issuer#refreshing} returns a token provider for the
 * login.
 *
 * @param subject the subject of the verified ID token; empty if the issuer sent no ID token or has
 *     no {@code jwks_uri}. Pass it to {@link UserInfoBuilder#subject} to accept this person only.
 */
public record LoginResult(Optional<String> subject) {}
