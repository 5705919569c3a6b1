/**
 * The current session of Better Auth, {@code GET /api/auth/get-session}. Source: the replies and
 * the sources of {@code better-auth} 1.7.25 with its plugin {@code bearer}.
 */
@NullMarked
package io.github.mesdk.providers.betterauth;

import org.jspecify.annotations.NullMarked;
