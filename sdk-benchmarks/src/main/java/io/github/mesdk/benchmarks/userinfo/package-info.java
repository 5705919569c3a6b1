/** Compares UserInfo calls of the SDK with those of other OpenID Connect libraries. */
@NullMarked
package io.github.mesdk.benchmarks.userinfo;

import org.jspecify.annotations.NullMarked;
