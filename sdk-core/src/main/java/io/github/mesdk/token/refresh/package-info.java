/**
 * The token provider for stored logins that are refreshed at any token endpoint. Only for modules
 * of the SDK.
 */
@NullMarked
package io.github.mesdk.token.refresh;

import org.jspecify.annotations.NullMarked;
