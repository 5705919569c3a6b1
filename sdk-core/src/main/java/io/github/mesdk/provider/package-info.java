/**
 * Descriptions of identity providers: the request, where the token is sent, and how to recognize
 * success and failure. An {@link io.github.mesdk.provider.IdentityProvider} only describes a
 * service; this package sends nothing.
 */
@NullMarked
package io.github.mesdk.provider;

import org.jspecify.annotations.NullMarked;
