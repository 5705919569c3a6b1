/**
 * The models of RiverGen, {@code GET /api/v1/auth/me}, without the envelope. Source: the endpoint's
 * page in the vendor's reference, {@code
 * docs.rivergen.ai/docs/individual/reference/authentication/endpoints/get-me}.
 */
@NullMarked
package io.github.mesdk.model.rivergen;

import org.jspecify.annotations.NullMarked;
