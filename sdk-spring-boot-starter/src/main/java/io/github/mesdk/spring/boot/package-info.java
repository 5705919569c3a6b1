/** The auto-configuration of Spring Boot. Applications configure it and do not call it. */
@NullMarked
package io.github.mesdk.spring.boot;

import org.jspecify.annotations.NullMarked;
