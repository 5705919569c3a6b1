/**
 * The current user of Microsoft Graph, {@code GET /v1.0/me}. Source: the pages "Get a user" and
 * "Error responses" in {@code microsoftgraph/microsoft-graph-docs-contrib}.
 */
@NullMarked
package io.github.mesdk.providers.microsoft;

import org.jspecify.annotations.NullMarked;
