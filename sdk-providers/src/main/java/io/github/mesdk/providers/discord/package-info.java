/**
 * The current user of Discord, {@code GET /api/v10/users/@me}. Source: {@code specs/openapi.json}
 * in {@code discord/discord-api-spec}.
 */
@NullMarked
package io.github.mesdk.providers.discord;

import org.jspecify.annotations.NullMarked;
