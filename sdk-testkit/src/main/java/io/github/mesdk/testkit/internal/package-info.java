/** Shared by the packages of the test kit and exported to no one. */
@NullMarked
package io.github.mesdk.testkit.internal;

import org.jspecify.annotations.NullMarked;
