/** A backend on Spring Boot, with a page to try it out. */
@NullMarked
package io.github.mesdk.examples.backend;

import org.jspecify.annotations.NullMarked;
