/**
 * The models of Krystal Identity, {@code GET} and {@code POST /api/v1/user/authorization}. Source:
 * the page of the endpoint in the documentation of the vendor, {@code
 * apidocs.k.io/identity/routes/user/authorization/get}.
 */
@NullMarked
package io.github.mesdk.model.krystal;

import org.jspecify.annotations.NullMarked;
