/**
 * An in-memory identity provider that replies like six real systems, failures included. Use it to
 * test programs that look up the current user, without a network and without an account.
 *
 * <p>Start with {@link io.github.mesdk.testkit.MockIdentityProvider}; in JUnit, with {@link
 * io.github.mesdk.testkit.WithMockIdentityProvider}.
 */
@KitStyle
@NullMarked
package io.github.mesdk.testkit;

import org.jspecify.annotations.NullMarked;
