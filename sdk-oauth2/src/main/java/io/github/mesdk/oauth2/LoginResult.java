package io.github.mesdk.oauth2;

import java.util.Optional;

/**
 * A login that went well and is stored. {@link OAuth2Issuer#refreshing} gives its tokens.
 *
 * @param subject who signed in, if the issuer sent an ID token and its keys are known: the token
 *     was then verified. Give it to {@link UserInfoBuilder#subject}.
 */
public record LoginResult(Optional<String> subject) {}
