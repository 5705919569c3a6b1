/**
 * The models of Krystal Identity, {@code GET} and {@code POST /api/v1/user/authorization}. Source:
 * the endpoint's page in the vendor's documentation, {@code
 * apidocs.k.io/identity/routes/user/authorization/get}.
 */
@NullMarked
package io.github.mesdk.model.krystal;

import org.jspecify.annotations.NullMarked;
