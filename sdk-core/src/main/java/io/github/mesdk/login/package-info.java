/**
 * Access tokens from the token endpoints of the supported services. {@link
 * io.github.mesdk.login.CloudBaseLogin}, {@link io.github.mesdk.login.RiverGenLogin} and {@link
 * io.github.mesdk.login.PulseLogin} each create a {@link io.github.mesdk.login.LoginBuilder}, which
 * builds a token provider.
 */
@NullMarked
package io.github.mesdk.login;

import org.jspecify.annotations.NullMarked;
