/** Annotations for tests of Spring Boot applications that use the starter of the Me SDK. */
@NullMarked
package io.github.mesdk.spring.test;

import org.jspecify.annotations.NullMarked;
