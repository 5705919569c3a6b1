/**
 * What OkHttp lets happen and the SDK does not: one class for each gap, each with what OkHttp does
 * without it and when the class can go. {@link io.github.mesdk.http.guard.Guards} puts them around
 * an OkHttp client and around each of its calls. Not exported.
 */
@NullMarked
package io.github.mesdk.http.guard;

import org.jspecify.annotations.NullMarked;
