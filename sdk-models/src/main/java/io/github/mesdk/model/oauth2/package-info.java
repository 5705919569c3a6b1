/**
 * The models of OAuth 2.0 endpoints. Source: the introspection response of RFC 7662, section 2.2,
 * {@code www.rfc-editor.org/rfc/rfc7662}.
 */
@NullMarked
package io.github.mesdk.model.oauth2;

import org.jspecify.annotations.NullMarked;
