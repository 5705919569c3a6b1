/**
 * The hardened transport: one request, one bounded reply, one deadline. It knows nothing of
 * identity. No redirect is followed, no cookie kept, no body read beyond the cap, and a failure is
 * a value, not an exception.
 */
@NullMarked
package io.github.mesdk.http;

import org.jspecify.annotations.NullMarked;
