/**
 * The current user of GitLab, {@code GET /api/v4/user}. Source: the entities {@code UserSafe},
 * {@code UserBasic}, {@code User} and {@code UserPublic} in {@code gitlabhq/gitlabhq}.
 */
@NullMarked
package io.github.mesdk.providers.gitlab;

import org.jspecify.annotations.NullMarked;
