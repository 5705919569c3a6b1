/**
 * The models of Tencent CloudBase, {@code GET /auth/v1/user/me}. Source: the endpoint's page in the
 * vendor's HTTP API documentation, {@code docs.cloudbase.net/en/http-api/auth/user-me}.
 */
@NullMarked
package io.github.mesdk.model.cloudbase;

import org.jspecify.annotations.NullMarked;
