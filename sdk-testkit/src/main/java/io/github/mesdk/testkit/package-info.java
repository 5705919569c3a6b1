/**
 * An identity provider in memory that answers and fails as six real systems do, so that a program
 * that asks "who is the current user?" can be tested without a network and without an account.
 *
 * <p>Start with {@link io.github.mesdk.testkit.MockIdentityProvider}; in JUnit, with {@link
 * io.github.mesdk.testkit.WithMockIdentityProvider}.
 */
@KitStyle
@NullMarked
package io.github.mesdk.testkit;

import org.jspecify.annotations.NullMarked;
