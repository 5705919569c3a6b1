/**
 * Protections that OkHttp lacks, one class for each gap. The Javadoc of each class says what OkHttp
 * does without it and when the class can be removed. {@link io.github.mesdk.http.guard.Guards}
 * installs the protections in an OkHttp client and around each of its calls. Not exported.
 */
@NullMarked
package io.github.mesdk.http.guard;

import org.jspecify.annotations.NullMarked;
