/**
 * {@link io.github.mesdk.time.internal.Sleeper}: how the waits of calls, logins and stores pass.
 * Exported to {@code sdk-oauth2} only.
 */
@NullMarked
package io.github.mesdk.time.internal;

import org.jspecify.annotations.NullMarked;
