/**
 * The models of the Pulse CRM API, {@code GET /auth/session}. Source: the endpoint's page in the
 * vendor's reference, {@code 44.docs.dev.pulsecrm.com/api-reference/get-auth-session.html}.
 */
@NullMarked
package io.github.mesdk.model.pulse;

import org.jspecify.annotations.NullMarked;
