/**
 * The current user of GitHub, {@code GET /user}. Source: the schemas {@code private-user} and
 * {@code public-user} of the API description in {@code github/rest-api-description}.
 */
@NullMarked
package io.github.mesdk.providers.github;

import org.jspecify.annotations.NullMarked;
