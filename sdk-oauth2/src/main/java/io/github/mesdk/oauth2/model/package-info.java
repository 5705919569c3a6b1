/**
 * The models of OAuth 2.0 endpoints. Source: the introspection response of RFC 7662, section 2.2,
 * {@code www.rfc-editor.org/rfc/rfc7662}.
 */
@ModelStyle
@NullMarked
package io.github.mesdk.oauth2.model;

import io.github.mesdk.model.internal.ModelStyle;
import org.jspecify.annotations.NullMarked;
