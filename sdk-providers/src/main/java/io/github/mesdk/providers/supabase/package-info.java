/**
 * The current user of Supabase Auth, {@code GET /auth/v1/user}. Source: the schema {@code
 * UserSchema} in {@code openapi.yaml} of {@code supabase/auth}, and the error codes in the sources
 * of the server.
 */
@NullMarked
package io.github.mesdk.providers.supabase;

import org.jspecify.annotations.NullMarked;
