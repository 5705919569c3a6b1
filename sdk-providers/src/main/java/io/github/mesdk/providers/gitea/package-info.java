/**
 * The current user of Gitea and Forgejo, {@code GET /api/v1/user}. Source: the definition {@code
 * User} in the API description of {@code go-gitea/gitea}.
 */
@NullMarked
package io.github.mesdk.providers.gitea;

import org.jspecify.annotations.NullMarked;
