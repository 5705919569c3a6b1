/**
 * What to ask each provider, where the token goes, and how success and failure look. An {@link
 * io.github.mesdk.provider.IdentityProvider} is a description, not a strategy: nothing here sends
 * anything.
 */
@NullMarked
package io.github.mesdk.provider;

import org.jspecify.annotations.NullMarked;
