/**
 * The models of Tencent CloudBase, {@code GET /auth/v1/user/me}. Source: the page of the endpoint
 * in the HTTP API documentation of the vendor, {@code docs.cloudbase.net/en/http-api/auth/user-me}.
 */
@NullMarked
package io.github.mesdk.model.cloudbase;

import org.jspecify.annotations.NullMarked;
