/**
 * The current user of Redmine, {@code GET /users/current.json}. Source: the replies of Redmine
 * 5.0.4.
 */
@NullMarked
package io.github.mesdk.providers.redmine;

import org.jspecify.annotations.NullMarked;
