/**
 * The models of the Pulse CRM API, {@code GET /auth/session}. Source: the page of the endpoint in
 * the reference of the vendor, {@code
 * 44.docs.dev.pulsecrm.com/api-reference/get-auth-session.html}.
 */
@NullMarked
package io.github.mesdk.model.pulse;

import org.jspecify.annotations.NullMarked;
