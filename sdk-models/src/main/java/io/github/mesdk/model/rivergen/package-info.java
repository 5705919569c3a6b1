/**
 * The models of RiverGen, {@code GET /api/v1/auth/me}, without the envelope. Source: the page of
 * the endpoint in the reference of the vendor, {@code
 * docs.rivergen.ai/docs/individual/reference/authentication/endpoints/get-me}.
 */
@NullMarked
package io.github.mesdk.model.rivergen;

import org.jspecify.annotations.NullMarked;
