/** Tests of the SDK against real authorization servers, which are started for the test run. */
@NullMarked
package io.github.mesdk.oauth2.server;

import org.jspecify.annotations.NullMarked;
