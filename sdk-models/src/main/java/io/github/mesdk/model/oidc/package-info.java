/**
 * The models of the OpenID Connect UserInfo endpoint. Source: the standard claims of OpenID Connect
 * Core 1.0, section 5.1, {@code openid.net/specs/openid-connect-core-1_0.html}.
 */
@NullMarked
package io.github.mesdk.model.oidc;

import org.jspecify.annotations.NullMarked;
