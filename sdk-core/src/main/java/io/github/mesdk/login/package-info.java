/**
 * Access tokens from the systems' own token endpoints: {@link
 * io.github.mesdk.login.CloudBaseLogin}, {@link io.github.mesdk.login.RiverGenLogin} and {@link
 * io.github.mesdk.login.PulseLogin} each make a {@link io.github.mesdk.login.LoginBuilder}, and
 * that a token provider.
 */
@NullMarked
package io.github.mesdk.login;

import org.jspecify.annotations.NullMarked;
