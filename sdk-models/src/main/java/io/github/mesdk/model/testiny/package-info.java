/**
 * The models of Testiny, {@code GET /account/me}. Source: the page of the endpoint in the REST
 * documentation of the vendor, {@code testiny.io/docs/rest-api}.
 */
@NullMarked
package io.github.mesdk.model.testiny;

import org.jspecify.annotations.NullMarked;
