/** Real authorization servers, started for a run of the tests, and the SDK asking them. */
@NullMarked
package io.github.mesdk.oauth2.server;

import org.jspecify.annotations.NullMarked;
