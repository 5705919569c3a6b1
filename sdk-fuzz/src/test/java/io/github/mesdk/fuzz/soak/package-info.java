/** A soak test: calls good and hostile servers for minutes and checks for leaks. */
package io.github.mesdk.fuzz.soak;
