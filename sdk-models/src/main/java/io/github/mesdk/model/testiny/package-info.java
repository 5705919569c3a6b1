/**
 * The models of Testiny, {@code GET /account/me}. Source: the endpoint's page in the vendor's REST
 * documentation, {@code testiny.io/docs/rest-api}.
 */
@NullMarked
package io.github.mesdk.model.testiny;

import org.jspecify.annotations.NullMarked;
