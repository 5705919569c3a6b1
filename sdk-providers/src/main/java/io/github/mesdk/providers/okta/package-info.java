/**
 * The current user of Okta, {@code GET /api/v1/users/me}. Source: the management API in {@code
 * okta/okta-management-openapi-spec} and the list of error codes at {@code developer.okta.com}.
 */
@NullMarked
package io.github.mesdk.providers.okta;

import org.jspecify.annotations.NullMarked;
